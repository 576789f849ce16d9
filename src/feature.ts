import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { AnyBlock, ModalView, View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Edition } from './content/editions.ts';
import type { SayKey } from './content/sentences.ts';
import type { Context } from './context.ts';
import type { Member } from './db/mentions.ts';
import type { Person } from './db/schema.ts';
import type { NeedName } from './needs/need.ts';
import type { NeedLine, NeedLinePart, NeedLineStep } from './needs/need-line.ts';
import type { SlackEvent } from './slack/events.ts';
import type { Form } from './slack/form.ts';
import type { Moment } from './slack/moment.ts';

/** What every request brings: who asks, in which words to answer, and a client for their workspace. */
export interface Incoming {
  person: Person;
  edition: Edition;
  client: WebClient;
  /**
   * What follows from needs of this person, as every feature knows of it: who helps, and the goal.
   *
   * @param besides a step that the asking feature knows by itself
   */
  aboutNeeds(needs: readonly NeedName[], besides?: NeedLineStep): Promise<NeedLine[]>;
}

/** An answer in private, where the person is: only they see it. */
export type Reply = (message: { text: string; blocks?: AnyBlock[] }) => Promise<void>;

/** A slash command; it is acknowledged before its handler runs. */
export interface CommandRequest extends Incoming {
  /** What stands after the command's word, trimmed. */
  rest: string;
  triggerId: string;
  reply: Reply;
}

/** A press or a choice in a message, a modal or Home. */
export interface ActionRequest extends Incoming {
  blockId: string;
  actionId: string;
  /** When it was made, by Slack's clock; undefined when that is not known for sure. */
  at: Moment | undefined;
  /** The button's value: ids only, and never trusted to be the person's own. */
  value: string | undefined;
  /** The inputs of the modal it was pressed in; empty elsewhere. */
  form: Form;
  /** The modal or Home it was pressed in. */
  view: ViewOutput | undefined;
  triggerId: string;
  /** The message it was pressed in, if it was one. */
  message: { channel: string; ts: string } | undefined;
  /** Tells Slack that the press has been taken; the door does so at the end at the latest. Save first. */
  ack: () => Promise<void>;
  reply: Reply;
}

/** A modal that was sent off. What the handler returns is the answer: nothing closes the modal. */
export interface SubmitRequest extends Incoming {
  form: Form;
  view: ViewOutput;
  /** The second in which Slack sent it off, by Slack's clock; undefined in Socket Mode, which does not say. */
  at: Moment | undefined;
}

export type SubmitAnswer = ViewResponseAction | undefined;

/** An event that names who did something; acknowledged when its handler is done, so save first. */
export interface EventRequest extends Incoming {
  /** The event's own fields, as they came. */
  event: SlackEvent['event'];
}

/** A word after the slash command, such as `assess`. */
export interface Word {
  /** The line that help shows. */
  help: SayKey;
  run(request: CommandRequest, ctx: Context): Promise<void>;
  /** Whether this is the one next thing for somebody, so that the command alone opens it. */
  isNext?(request: Incoming, ctx: Context): Promise<boolean>;
}

/** Everything a feature answers to, by id; the wiring registers it and stands at the door of each handler. */
export interface Feature {
  name: string;
  /** What it knows of a person's needs, wherever another feature names them. A fixed number of queries. */
  aboutNeeds?: {
    step: NeedLineStep;
    parts: (needs: readonly NeedName[], incoming: Incoming, ctx: Context) => Promise<NeedLinePart[]>;
  };
  words?: Record<string, Word>;
  actions?: Record<string, (request: ActionRequest, ctx: Context) => Promise<void>>;
  submits?: Record<string, (request: SubmitRequest, ctx: Context) => Promise<SubmitAnswer>>;
  events?: Record<string, (request: EventRequest, ctx: Context) => Promise<void>>;
  /** Hears that a member's account in this Slack was closed, whether or not they have ever met the bot. */
  memberLeft?: (member: Member, ctx: Context) => Promise<void>;
}

/** A surface made for tests at the limits, the sandbox's gallery and `doctor --blocks`. */
export interface Sample {
  /** `feature: what it shows`. */
  name: string;
  view?: ModalView | View;
  message?: { text: string; blocks: unknown[] };
}
