import type { AnyBlock, HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import type { Person, Surface } from '../db/schema.ts';
import type { ChartBlock } from '../slack/blocks.ts';
import type { Hours } from './allowed.ts';
import type { Reader } from './pause.ts';

/** A message, with plain blocks for a workspace that has not got the newer ones. */
export interface Message {
  text: string;
  blocks: (AnyBlock | ChartBlock)[];
  plainBlocks?: AnyBlock[];
}

/** What a subject is rendered for. */
export interface Showing {
  /** The row's id, and what it is about. */
  id: string;
  subject: string;
  /** Who reads it; a channel has none. */
  person: Person | undefined;
  /** Whoever reads it is taken to call Slack. */
  readonly client: WebClient;
  /** What failed last, and how often in a row: for what can be shown in another way. */
  lastError: string | null;
  tries: number;
  /** Posted a second time, because nobody knows of the first: the message says so. */
  repeated: boolean;
}

/** `gone`: nothing is to stand there. `not now`: what stands there stays as it is until somebody wants it anew. */
export type Rendered<Shown> = Shown | 'gone' | 'not now';

/** What a feature is told of an end. `code` is Slack's, or `too_late`. */
export interface Ending {
  subject: string;
  person: Person | undefined;
  channel: string | null;
  code: string;
}

interface Named {
  /** `feature.what`, as it stands in the rows. */
  name: string;
}

/** What a feature shows as a message. */
export interface MessageKind<Ctx = Context> extends Named {
  place: 'dm' | 'channel';
  /** Reads the rows and says what is to stand there. Runs often, also in two processes: repeats are harmless. */
  render(ctx: Ctx, showing: Showing): Promise<Rendered<Message>>;
  /** When it may reach its reader. What the reader's own press brought may at any time. */
  hours: Hours;
  /** After so long nobody waits for it any more, and it is not posted. */
  tooLateAfterHours: number;
  /** It counts for the day on which it was wanted: once its reader's hours of that day are over it comes too late. */
  onItsDayAlone?: true;
  /**
   * What follows when nobody knows whether it was posted: it is left, or, in a channel, looked for once where history may
   * be read, and else posted a second time that says so.
   */
  afterUnknown: 'leave' | 'look once';
  /**
   * What follows when one that stands can be edited no more: deleted by hand, lost by retention, or too old. It is left, or
   * posted once more, and says so; the one before is let go.
   */
  afterLost?: 'leave' | 'post once more';
  /** A refusal of Slack's that this kind knows to be passing, such as of a file that it is still taking in. */
  isPassing?(error: unknown, message: Message): boolean;
  /** Hears that this message stands in the chat now, to tidy up what only the one before needed. May be missed, and repeated. */
  onShown?(ctx: Ctx, showing: Showing, message: Message): Promise<void>;
  /** Hears that it could not be delivered, or not be changed, for good, so that somebody is told. Repeats are harmless. */
  onFinal?(ctx: Ctx, ending: Ending): Promise<void>;
}

/** Somebody's Home. */
export interface HomeKind<Ctx = Context> extends Named {
  place: 'home';
  render(ctx: Ctx, showing: Showing): Promise<Rendered<HomeView>>;
  /** Hears that a Home is shown that differs from the one before. May be missed, and repeated. */
  onShown?(ctx: Ctx, showing: Showing): Promise<void>;
}

/** @typeParam Ctx what the platform hands a kind: features take the context with all features */
export type SurfaceKind<Ctx = Context> = MessageKind<Ctx> | HomeKind<Ctx>;

/** The kinds that the features declare, by name. */
export type Kinds<Ctx = Context> = ReadonlyMap<string, SurfaceKind<Ctx>>;

/** @throws Error when two have one name */
export function kindsOf<Ctx>(features: readonly { surfaces?: readonly SurfaceKind<Ctx>[] }[]): Kinds<Ctx> {
  const kinds = new Map<string, SurfaceKind<Ctx>>();
  for (const kind of features.flatMap(({ surfaces }) => surfaces ?? [])) {
    if (kinds.has(kind.name)) throw new Error(`Two kinds of surfaces are called ${kind.name}.`);
    kinds.set(kind.name, kind);
  }
  return kinds;
}

/** Which surface of a person it is. */
export interface Which {
  kind: string;
  to: string;
  about: string;
}

/** A row that is being brought up to date, with its reader, and the conversation the bot has with them already. */
export interface Taken extends Surface {
  person: Reader | undefined;
  /** Until when the operator holds what comes by itself to a channel; a reader has it of their own. */
  channel_paused_until: Date | null;
  known_channel: string | null;
}
