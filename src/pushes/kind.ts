import type { AnyBlock, Button } from '@slack/types';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import type { Person, Schema } from '../db/schema.ts';
import type { Side } from './may-push.ts';
import type { DueThing } from './plan.ts';

/** One thing as a message says it. */
export interface Told {
  subject: string;
  /** In full, as the first of a message. */
  blocks: AnyBlock[];
  /** In one line, letter by letter, with the one button that leads on; and in the notification of who wants full text. */
  line: string;
  /** What a notification says of it as the first, to who wants full text; without it the line. */
  notice?: string;
  button?: Button | undefined;
}

interface Named<Ctx> {
  /** `feature.what`, as it stands in the rows. */
  name: string;
  side: Side;
  /**
   * For which of these subjects something is to be told, as the rows are now; also what is told already and still open.
   * Those that are not there any more are `gone`; left out is what needs no telling.
   */
  due(
    ctx: Ctx,
    trx: Transaction<Schema>,
    person: Person,
    subjects: readonly string[],
  ): Promise<ReadonlyMap<string, DueThing | 'gone'>>;
}

/** What several of make one message: the first in full, the others a line each. */
export interface SharedKind<Ctx = Context> extends Named<Ctx> {
  /** Reads the rows and says what is to stand there; what has nothing left to say is left out. */
  tell(ctx: Ctx, person: Person, subjects: readonly string[]): Promise<Told[]>;
  /** Hears that its reader took the message out of the chat. */
  onTakenOut?(trx: Transaction<Schema>, person: string, subjects: readonly string[]): Promise<void>;
  /** Hears that a message which tells of one, and of it first, could not be delivered, or not be changed, for good. */
  onFinal?(ctx: Ctx, person: Person, push: string): Promise<void>;
}

/** What has a message of its own, a surface of another kind about the same subject. */
export interface OwnKind<Ctx = Context> extends Named<Ctx> {
  surface: string;
}

/** What a feature pushes. */
export type PushKind<Ctx = Context> = SharedKind<Ctx> | OwnKind<Ctx>;

/** One thing by its reader, kind and subject. */
export interface Thing {
  person: string;
  kind: string;
  subject: string;
}

/** The kinds that the features declare, by name. */
export const pushKindsOf = <Ctx>(
  features: readonly { pushes?: readonly PushKind<Ctx>[] }[],
): ReadonlyMap<string, PushKind<Ctx>> =>
  new Map(features.flatMap(({ pushes = [] }) => pushes).map((kind) => [kind.name, kind]));

/** The kind of the surface that tells several things. */
export const pushSurfaceKind = 'pushes.message';
