import type { Kysely } from 'kysely';
import { needsOf } from '../assess/facts.ts';
import type { Day } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import type { Said } from '../content/say.ts';
import type { Schema } from '../db/schema.ts';
import type { KeyRing } from '../keys.ts';
import { type NeedId, needLabel } from '../needs/need.ts';
import { type AskStep, asksInOrder } from './asks/ask.ts';
import { listAsks } from './asks/queries.ts';
import { helpersFor } from './helpers.ts';
import { listMap } from './people/queries.ts';
import { listPutAway } from './reminders/queries.ts';
import { mapOn, type WholeMap } from './whole-map.ts';
import { findingSaid, helpersSaid } from './wording.ts';

/** A person's map with what it shows on a day: four queries, however large it is. */
export async function wholeMap(db: Kysely<Schema>, keys: KeyRing, personId: string, today: Day): Promise<WholeMap> {
  const needs = await needsOf(db, keys, personId);
  const people = await listMap(db, keys, personId);
  const asks = await listAsks(db, keys, personId);
  const putAway = await listPutAway(db, keys, personId);
  return mapOn(today, { ...needs, people, asks, ...putAway });
}

/** Somebody on a map who is in this Slack. */
export interface PersonInSlack {
  /** On the map. */
  id: string;
  slackUserId: string;
  /** As it stands on the map. */
  name: string;
  /** Their account was closed when Slack was last asked. */
  left: boolean;
  helpsNow: boolean;
  /** They said yes to an ask of hers. */
  saidYes: boolean;
}

/** Everybody on a person's map who is in this Slack, in the order of the map. Two queries. */
export async function peopleInSlack(db: Kysely<Schema>, keys: KeyRing, personId: string): Promise<PersonInSlack[]> {
  const people = await listMap(db, keys, personId);
  const asks = await listAsks(db, keys, personId);
  return people.flatMap(({ id, slackUserId, name, deactivated, status }) => {
    if (!slackUserId) return [];
    const saidYes = asks.some(({ person, answer }) => person === id && answer === 'yes');
    return [{ id, slackUserId, name, left: deactivated === true, helpsNow: status === 'current', saidYes }];
  });
}

/** How a person calls somebody of this Slack on her map; undefined when they do not stand on it. */
export async function nameOnMap(
  db: Kysely<Schema>,
  keys: KeyRing,
  personId: string,
  slackUserId: string,
): Promise<string | undefined> {
  return (await listMap(db, keys, personId)).find((one) => one.slackUserId === slackUserId)?.name;
}

/** Where somebody is with step 2, and what it wants of them next. */
export interface StepTwo {
  /** How many people stand on the map. */
  people: number;
  /** Whether somebody has been, or will be, asked: the step is done then. */
  done: boolean;
  /** An ask that wants something today: to be sent, to be followed by a second message, or by another person. */
  due?: { step: Exclude<AskStep['do'], 'wait' | 'relationship'>; name: string; need: string; askOn: Day };
  /** What the map shows first. */
  finding?: Said;
  /** Who helps with each need that she focuses on. */
  helpers: { need: NeedId; said: Said }[];
}

/** Where somebody is with step 2, the network map. */
export async function stepTwo(
  db: Kysely<Schema>,
  keys: KeyRing,
  personId: string,
  { today, edition }: { today: Day; edition: Edition },
): Promise<StepTwo> {
  const { people, asks, needs, outcome, ownNeed } = await wholeMap(db, keys, personId, today);
  const [first] = outcome.findings;
  const words = { edition, people, ownNeed };
  const due = asksInOrder(asks, today).find(
    ({ ask, next }) =>
      !ask.answer && (['chase', 'next-person'].includes(next.do) || (next.do === 'send' && ask.askOn <= today)),
  );
  return {
    people: people.length,
    done: asks.length > 0,
    ...(due &&
      due.next.do !== 'wait' &&
      due.next.do !== 'relationship' && {
        due: { step: due.next.do, name: due.ask.name, need: needLabel(words, due.ask.need), askOn: due.ask.askOn },
      }),
    ...(first && { finding: findingSaid(words, first) }),
    helpers: needs
      .filter(({ focus }) => focus)
      .map(({ id }) => ({ need: id, said: helpersSaid(helpersFor(id, { people, asks })) })),
  };
}
