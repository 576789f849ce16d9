/** The sandbox's one workspace: its store and what stands around it. Every part of the server takes it as first argument. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Json } from '../forms/elements.ts';
import type { Forms } from '../forms/forms.ts';
import type { Switches } from '../protocol.ts';
import type { Clock } from '../tools/clock.ts';
import type { Inspector } from '../tools/inspector.ts';
import type { Bus } from './bus.ts';
import type { Hooks } from './hooks.ts';
import type { Limits } from './limits.ts';
import type { AppDefinition } from './manifest.ts';
import type { OwnPage, Sample, Singletons, Team } from './records.ts';
import type { Store } from './store.ts';
import type { Triggers } from './triggers.ts';

export interface Workspace {
  store: Store;
  app: AppDefinition;
  team: Team;
  secrets: Singletons['secrets'];
  bot: Singletons['bot'];
  switches: Switches;
  clock: Clock;
  bus: Bus;
  inspector: Inspector;
  limits: Limits;
  forms: Forms;
  triggers: Triggers;
  hooks: Hooks;
  sockets: Sockets;
  delivery: Delivery;
  /** Where the sandbox listens, without a slash at the end; known once it does. */
  url: string;
  /** Where the app listens for HTTP; undefined where nobody has said, so that only sockets can reach it. */
  requestUrl: string | undefined;
  /** Seconds since 1970 on the sandbox's clock. */
  seconds(): number;
  /** What the gallery shows. */
  samples: () => readonly Sample[];
  /** Pages besides the sandbox's own. */
  pages: readonly OwnPage[];
  /** A new message time stamp: the clock's, later than every one before it. */
  nextTs(): string;
}

/** How the app answered an interaction. `body` is parsed JSON, text, or undefined when empty. */
export type Ack = { ok: true; body: unknown } | { ok: false; reason: 'timeout' | 'failed'; detail: string };

type InteractionKind = 'command' | 'interactive';

export interface Delivery {
  /** Sends what a person did and waits for the acknowledgement. `name` is for the inspector. */
  interact(kind: InteractionKind, name: string, payload: Json): Promise<Ack>;
  /** Sends an event in the background, with retries. */
  event(name: string, payload: Json): void;
  /** Asks the request URL whether it is the app's, as Slack does before it takes one. Answers what is wrong, or undefined. */
  verify(): Promise<string | undefined>;
  /** Deliveries not yet acknowledged, retries that wait left out. */
  pending(): number;
  stop(): void;
}

/** How a socket answered an envelope, or why it did not. */
export type Sent =
  | { ok: true; body: unknown; status: number }
  | { ok: false; reason: 'timeout' | 'failed'; detail: string; status: number; retry?: boolean };

export interface Sockets {
  /** Sockets open now. */
  count(): number;
  /** A new address to connect to, good once and for 30 s. */
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an envelope to any one of the sockets and waits for its acknowledgement. */
  send(type: string, payload: Json, deadline: number, retry?: { number: number; reason: string }): Promise<Sent>;
  /** `warning` and `refresh_requested` announce the end of the oldest socket, `link_disabled` ends all. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Says goodbye, waits a moment for the answers, and ends what is left. */
  stop(): Promise<void>;
}

/** A time stamp such as `1733560000.000100` as whole microseconds. */
export function micros(ts: string): number {
  const [whole = '0', part = ''] = ts.split('.');
  return Number(whole) * 1e6 + Number(part.padEnd(6, '0').slice(0, 6));
}
