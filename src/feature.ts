import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { AnyBlock, Button, ModalView, View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Kysely, Transaction } from 'kysely';
import type { Edition } from './content/editions.ts';
import type { SayKey } from './content/sentences.ts';
import type { Context } from './context.ts';
import type { PersonalRows } from './db/kept.ts';
import type { Person, Schema, SlackIdentity } from './db/schema.ts';
import type { SealedColumn } from './db/sealed.ts';
import type { Form } from './forms/form.ts';
import type { Worker } from './jobs/job.ts';
import type { KeyRing } from './keys.ts';
import type { NeedName } from './needs/need.ts';
import type { NeedLine, NeedLinePart, NeedLineStep } from './needs/need-line.ts';
import type { Candidate } from './next.ts';
import type { PushKind } from './pushes/kind.ts';
import type { Handler } from './roles.ts';
import type { SlackEvent } from './slack/events.ts';
import type { Moment } from './slack/moment.ts';
import type { SurfaceKind } from './surfaces/kind.ts';
import type { Want } from './surfaces/want.ts';

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

/** What can be read of a person: the facts of features, and their own queries. */
export type Fact<T> = (db: Kysely<Schema>, keys: KeyRing, personId: string) => Promise<T>;

/** Whom a screen is drawn for, be it asked for or by queued work. */
export interface Reader {
  person: Person;
  edition: Edition;
  /** Reads a fact of theirs: each once for the screen, whichever features ask. */
  fact: <T>(fact: Fact<T>) => Promise<T>;
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
  run: Handler<CommandRequest, void, AppContext>;
}

/** What handlers and queued work are given: what they stand on, and all features for what these say together. */
export interface AppContext extends Context {
  features: readonly Feature[];
}

/** What a feature shows on somebody's Home, by where it stands; `src/home/view.ts` puts the parts of all in order. */
export interface HomePart {
  /** Which of the steps that an edition names it is, from 1. */
  step?: { number: number; isDone: boolean };
  /** The needs she works on, and what there is for them. */
  needs?: AnyBlock[];
  /** When that was done, and what more there is to look at. */
  more?: AnyBlock[];
  /** Sections of its own, each with its heading first; an empty one is left out. */
  sections?: AnyBlock[][];
  /** What they are here to others, with its heading first. */
  asMentor?: {
    blocks: AnyBlock[];
    /** They have begun nothing of their own: Home is about this, and offers to begin in one line. */
    isAlone: boolean;
  };
}

/** Something that ends with a mentee and her mentor. */
export interface OffWithPair {
  line: string;
  /** It would have come before the next hour in which its reader is written to: they are told at any. */
  isSoon: boolean;
  /** What can be done about it. */
  button: Button | undefined;
}

/** Something that somebody is offered once: what it is, and what does it. */
export interface Offered {
  line: string;
  button: Button;
}

/** The channel of a mentee and her mentor, as Slack shows it at this moment. */
export interface PlaceNow {
  workspaceId: string;
  channelId: string;
  isPublic: boolean;
  /** How many read there besides the two and this app. */
  others: number;
  /** Who reads there, a line each, for whoever of the two asks. */
  lines: string[];
  /** Somebody came, or it became public, since she was last told who reads. */
  isNews: boolean;
  /** Why nothing can be put there, in words for whoever asks. */
  trouble?: string | undefined;
  /** All of it as a fingerprint: what she says to have seen is what she was shown. */
  mark: string;
  /** Keyed hashes of all who read there. */
  marks: readonly string[];
}

/** Where a mentee and her mentor talk. */
export interface PairPlace {
  /**
   * Looks at their channel.
   *
   * @returns `none` where they have none that stands, `unknown` where Slack does not say
   */
  look(
    who: Pick<Incoming, 'client' | 'edition'>,
    ctx: AppContext,
    pair: { pairId: string; menteeId: string; side: 'mentee' | 'mentor' },
  ): Promise<PlaceNow | 'none' | 'unknown'>;
  /** The channel that stands for them; undefined where none does. One query. */
  channelOf(db: Kysely<Schema>, pairId: string): Promise<string | undefined>;
  /** Notes that she has seen who reads there. */
  seen(trx: Transaction<Schema>, pairId: string, now: PlaceNow, at: Date): Promise<void>;
}

/** What a look at somebody's week comes to. */
export type NudgeLook =
  /** In which message of the ledger, and how many milliseconds after its time. */
  | { does: 'send'; kind: string; push?: string | undefined; late?: number }
  | { does: 'withhold'; because: string }
  | { does: 'wait'; until: Date }
  /** Somebody else is at them, or has been. */
  | { does: 'nothing' };

/** The same, with whose week it is, and what or why in words of the default edition. */
export type PassedNudge = NudgeLook & { person: string; words: string };

/** How a feature's part of Home may look, with what it would have her do next then. */
export interface HomeLook {
  part: HomePart;
  next?: Candidate[];
}

/**
 * A feature, whole: everything it answers to, by id, and everything it keeps and shows. The list in `app.ts` names each
 * once; the bot, the operator's commands, the sandbox's gallery and the tests read the rest from here.
 */
export interface Feature {
  name: string;
  /** Finds or adds whoever asks, before each request. One feature of the list does. */
  meet?: (who: SlackIdentity, ctx: AppContext) => Promise<Person>;
  /** Hears, in the transaction that notes it, that somebody does something here; of acts within minutes once. */
  acted?: (trx: Transaction<Schema>, personId: string, now: Date) => Promise<void>;
  /**
   * Hears, in the transaction that notes it, that messages may come to somebody at other times than before: their clock, hours
   * or days are others, or something that held messages begins or ends; of one person, or by the operator of a
   * workspace or of `everyTeam`.
   */
  hoursMoved?: (trx: Transaction<Schema>, whose: { person: string } | { team: string }, now: Date) => Promise<void>;
  /** Hears that a member's account in this Slack was closed, whether or not they have ever met the bot. */
  memberLeft?: (who: SlackIdentity, ctx: AppContext) => Promise<void>;
  /** Hears that somebody whom the bot knows, and whose account was closed, is back in this Slack. */
  memberBack?: (who: SlackIdentity, ctx: AppContext) => Promise<void>;
  /** Hears, in the transaction that notes it, that somebody takes no messages any more, or takes them again. */
  messagesSwitched?: (trx: Transaction<Schema>, want: Want, personId: string) => Promise<void>;
  /** Hears that somebody has opened their Home, in the transaction that has it shown anew. */
  homeOpened?: (trx: Transaction<Schema>, personId: string) => Promise<void>;
  /** Hears that somebody's Home shows something else than before. May be missed, and repeated. */
  homeShown?: (ctx: AppContext, personId: string) => Promise<void>;
  /** Hears, in the transaction that notes it, that a mentee and her mentor pause, go on or end. The pair is locked. */
  pairMoved?: (
    ctx: AppContext,
    trx: Transaction<Schema>,
    want: Want,
    pair: { id: string; menteeId: string },
  ) => Promise<void>;
  /**
   * Hears, in the transaction that notes it, that what stands between a mentee and her mentor is another: a time, an agenda
   * that is shared, what the two have to do, whether they pause or end, or whether the mentor hears of it. Told for a mentor who
   * does it with the bot.
   */
  betweenMoved?: (trx: Transaction<Schema>, want: Want, mentorId: string) => Promise<void>;
  /** What a mentor is offered below the answer to their agreement; undefined for nothing. Whoever offers notes that it has. */
  onAgreed?: (mentor: Incoming, ctx: AppContext) => Promise<Offered | undefined>;
  /** What ends with a mentee and her mentor that both may have a day for, as one of the two reads it; also once they have ended. */
  offWithPair?: (
    ctx: AppContext,
    db: Kysely<Schema>,
    of: { pairId: string; personId: string },
  ) => Promise<OffWithPair | undefined>;
  /**
   * What it adds to the page of a mentee and her mentor, who are not through with it.
   *
   * @param pair whether they agreed how they work, and who of the two reads
   */
  onPairPage?: (
    edition: Edition,
    pair: { id: string; hasAgreed: boolean; side: 'mentee' | 'mentor' },
  ) => Button | undefined;
  /** Where a mentee and her mentor talk, for whoever puts words of theirs there. One feature of the list knows. */
  pairPlace?: PairPlace;
  /** Hears, in the transaction that forgets it, that nobody whom she asked and who is on her map so has said yes any more. */
  yesForgotten?: (trx: Transaction<Schema>, yes: { personId: string; onMap: string }) => Promise<void>;
  words?: Record<string, Word>;
  /** Presses and choices: bare for a person's own things, otherwise with the role that may. */
  actions?: Record<string, Handler<ActionRequest, void, AppContext>>;
  /**
   * Of a button that notes something: the action that by the same value only shows what it is about. Typing the slash
   * command is no answer, so what it opens in place of that button notes nothing.
   */
  shows?: Record<string, string>;
  /** Modals that are sent off, likewise. */
  submits?: Record<string, Handler<SubmitRequest, SubmitAnswer, AppContext>>;
  /** Pages of it that somebody comes back to after a detour, by name: see src/forms/detour.ts. The id may be forged. */
  places?: Record<
    string,
    (who: Incoming, ctx: AppContext, from: { id: string; added?: string | undefined }) => Promise<ModalView>
  >;
  /** Events that somebody caused. */
  events?: Record<string, (request: EventRequest, ctx: AppContext) => Promise<void>>;
  /** Events that Slack tells by itself, of people who may never have met the bot. */
  told?: Record<string, (event: SlackEvent, ctx: AppContext) => Promise<void>>;
  /** Its queued work. */
  jobs?: readonly Worker<AppContext>[];
  /** What comes due by the clock: looked at every minute, in every replica. */
  ticks?: readonly DueWork[];
  /** What it knows of a person's needs, wherever another feature names them. A fixed number of queries. */
  aboutNeeds?: {
    step: NeedLineStep;
    parts: (needs: readonly NeedName[], reader: Reader, ctx: Context) => Promise<NeedLinePart[]>;
  };
  /** Whether somebody has begun anything of their own with it: who has not, anywhere, may be here as a mentor alone. */
  isBegun?: (reader: Reader) => Promise<boolean>;
  /** Everything of it that somebody could do next; `next.ts` decides which is the one. A fixed number of queries. */
  next?: (reader: Reader, ctx: AppContext) => Promise<Candidate[]>;
  /** Its part of Home. */
  home?: {
    part: (reader: Reader, ctx: AppContext) => Promise<HomePart>;
    /** How that may look, by name; the first stands in the samples of the other features' parts. */
    samples: (edition: Edition) => Readonly<Record<string, HomeLook>>;
  };
  /** What it shows in Slack without being asked at that moment: messages, and Home. */
  surfaces?: readonly SurfaceKind<AppContext>[];
  /** What of it comes to people by itself, through the one ledger of pushes. */
  pushes?: readonly PushKind<AppContext>[];
  /** Looks at the weeks of everybody who is due, for the operator; dry, nothing is kept. One feature of the list does. */
  nudges?: (ctx: AppContext, how: { isDry: boolean }) => Promise<PassedNudge[]>;
  /** Hears of each press in a message, when what was pressed is done. */
  pressed?: (request: ActionRequest, ctx: AppContext) => Promise<void>;
  /** The encrypted columns of its tables. */
  sealed?: readonly SealedColumn[];
  /** What it keeps of people. */
  rows?: PersonalRows;
  /** Every surface of it at rest and at its largest. */
  samples?: (look: Look) => Sample[];
}

/**
 * What the features declare, by its id.
 *
 * @throws Error when two declare the same id: one of them would never be reached
 */
export function byId<T>(declared: readonly (Readonly<Record<string, T>> | undefined)[]): ReadonlyMap<string, T> {
  const all = declared.flatMap((one) => Object.entries(one ?? {}));
  const known = new Map(all);
  if (known.size < all.length) {
    const twice = all.map(([id]) => id).filter((id, at, ids) => ids.indexOf(id) < at);
    throw new Error(`Two features answer to ${twice.join(', ')}.`);
  }
  return known;
}

/** Looks for what has come due and hands it to the queue; harmless when repeated. See `Tick`. */
export interface DueWork {
  name: string;
  /** @returns how much it handed on */
  run(ctx: AppContext): Promise<number>;
  /** How much is due now and not looked at yet, for the metrics; by an index. */
  due?(ctx: AppContext): Promise<number>;
}

/** How samples are to look. */
export interface Look {
  edition: Edition;
  /** The slash command as people type it. */
  command: string;
  features: readonly Feature[];
}

/** A surface made for tests at the limits, the sandbox's gallery and `doctor --blocks`. */
export interface Sample {
  /** `feature: what it shows`. */
  name: string;
  view?: ModalView | View;
  message?: { text: string; blocks: unknown[] };
}
