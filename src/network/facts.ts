import type { Kysely, Transaction } from 'kysely';
import { needsOf } from '../assess/facts.ts';
import type { Day } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import type { Schema } from '../db/schema.ts';
import type { Reader } from '../feature.ts';
import type { KeyRing } from '../keys.ts';
import type { NeedId } from '../needs/need.ts';
import { wantPushes } from '../pushes/schedule.ts';
import type { Want } from '../surfaces/want.ts';
import { type AskRecord, helpedBy, withDeed, withHelp } from './asks/ask.ts';
import { topicOf } from './asks/draft.ts';
import { askPushKind, listAsks, saveAsk } from './asks/queries.ts';
import { coverOf } from './map.ts';
import { findOnMap, listMap, lockMap, savePerson } from './people/queries.ts';
import { listPutAway } from './reminders/queries.ts';
import { mapOn, type WholeMap } from './whole-map.ts';

/** A person's map with what it shows on a day: four queries, however large it is. */
export const wholeMap = (db: Kysely<Schema>, keys: KeyRing, personId: string, today: Day): Promise<WholeMap> =>
  mapOfReader((fact) => fact(db, keys, personId), today);

/** The same for the reader of a screen: less is asked where other features have asked before. */
export async function mapOfReader(fact: Reader['fact'], today: Day): Promise<WholeMap> {
  const needs = await fact(needsOf);
  const people = await fact(listMap);
  const asks = await fact(listAsks);
  const putAway = await fact(listPutAway);
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

/** Who helps a person with a need now, or met her about it, as she calls them. Two queries. */
export async function peopleWith(db: Kysely<Schema>, keys: KeyRing, personId: string, need: NeedId): Promise<string[]> {
  const people = await listMap(db, keys, personId);
  const asks = await listAsks(db, keys, personId);
  const met = asks.filter((ask) => ask.need === need && ask.metOn);
  return people
    .filter(
      ({ id, needs, status }) => (status === 'current' && needs.includes(need)) || met.some((ask) => ask.person === id),
    )
    .map(({ name }) => name);
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

/** Where somebody is with step 2, the network map. */
export interface StepTwo {
  /** How many people stand on the map. */
  people: number;
  /** Whether an ask has been sent: the step is done then. */
  done: boolean;
}

/** Where a reader is with step 2. Two queries. */
export async function stepTwo(fact: Reader['fact']): Promise<StepTwo> {
  const people = await fact(listMap);
  const asks = await fact(listAsks);
  return { people: people.length, done: asks.some(({ sentOn }) => sentOn !== undefined) };
}

/** A yes that somebody gave to an ask of hers, as what follows from it needs it. */
export interface YesFact {
  ask: string;
  /** On the map. */
  onMap: string;
  /** As it stands on the map, or stood when she asked. */
  name: string;
  need: NeedId;
  /** Where they are in this Slack. */
  slackUserId?: string | undefined;
  /** What the talk was to be about, in the words of her ask; '' where they do not say. */
  about: string;
  /** She has noted that they met. */
  hasMet: boolean;
  /** And they help her now with what it was about. */
  helpsNow: boolean;
}

/** The yeses of a person's asks to somebody who stands on her map, the newest first. Two queries, fewer where they were asked before. */
export async function yesesOf(fact: Reader['fact'], edition: Edition): Promise<YesFact[]> {
  const people = await fact(listMap);
  const asks = await fact(listAsks);
  return asks.flatMap((ask) => {
    const person = people.find(({ id }) => id === ask.person);
    if (ask.answer !== 'yes' || !person) return [];
    const { id: onMap, name, slackUserId } = person;
    const hasMet = ask.metOn !== undefined;
    const helpsNow = hasMet && coverOf([person], ask.need).length > 0;
    const about = topicOf(edition, ask.text);
    return [{ ask: ask.id, onMap, name, need: ask.need, slackUserId, about, hasMet, helpsNow }];
  });
}

/** By whom somebody on her map is known in this Slack now; undefined where they are not, or are gone from it. */
export async function slackUserOnMap(
  db: Kysely<Schema>,
  keys: KeyRing,
  personId: string,
  onMap: string,
): Promise<{ name: string; slackUserId?: string | undefined } | undefined> {
  const person = await findOnMap(db, keys, { personId, id: onMap });
  return person && !person.removed ? { name: person.name, slackUserId: person.slackUserId } : undefined;
}

/**
 * Somebody on her map helps her with a need from now on: the two have agreed how they work. Who is not on the map any more
 * is not put there. A first talk whose day has come is theirs to meet from here on; one that lies ahead is still asked about.
 */
export async function helpsFromNow(
  trx: Transaction<Schema>,
  want: Want,
  keys: KeyRing,
  { personId, onMap, need }: { personId: string; onMap: string; need: NeedId },
  { today, now }: { today: Day; now: Date },
): Promise<void> {
  await lockMap(trx, personId);
  const person = await findOnMap(trx, keys, { personId, id: onMap });
  if (person && !person.removed) {
    const { id, removed: _, ...was } = person;
    await savePerson(trx, keys, { personId, id }, helpedBy(was, need), now);
  }
  const isTheirs = (ask: AskRecord): boolean => ask.need === need && (ask.talkOn ?? today) <= today;
  await endTalks(trx, want, keys, { personId, onMap }, isTheirs, now);
}

/** Two who agreed how they work have set a time: that is their talk, whatever day was noted for a first one. */
export async function theyMeetBySetTimes(
  trx: Transaction<Schema>,
  want: Want,
  keys: KeyRing,
  { personId, onMap }: { personId: string; onMap: string },
  now: Date,
): Promise<void> {
  await lockMap(trx, personId);
  const person = await findOnMap(trx, keys, { personId, id: onMap });
  const isTheirs = ({ need }: AskRecord): boolean => person !== undefined && coverOf([person], need).length > 0;
  await endTalks(trx, want, keys, { personId, onMap }, isTheirs, now);
}

/** Asks whose yes has led to help: of their first talk nothing is asked any more. */
async function endTalks(
  trx: Transaction<Schema>,
  want: Want,
  keys: KeyRing,
  { personId, onMap }: { personId: string; onMap: string },
  isTheirs: (ask: AskRecord) => boolean,
  now: Date,
): Promise<void> {
  for (const ask of await listAsks(trx, keys, personId)) {
    if (ask.person !== onMap || ask.answer !== 'yes' || ask.helps || !isTheirs(ask)) continue;
    const { id, ...was } = ask;
    await saveAsk(trx, keys, { personId, id }, { ...was, helps: 'now' }, now);
    await wantPushes(trx, want, { person: personId, kind: askPushKind }, [id]);
  }
}

/**
 * Two met, as a meeting of theirs says: that is the last contact on her map, and the first talk to which a yes was has been.
 * Who is not on the map any more is not put there.
 *
 * @param on her day on which they met
 */
export async function haveMet(
  trx: Transaction<Schema>,
  want: Want,
  keys: KeyRing,
  { personId, onMap }: { personId: string; onMap: string },
  { on, now }: { on: Day; now: Date },
): Promise<void> {
  await lockMap(trx, personId);
  const person = await findOnMap(trx, keys, { personId, id: onMap });
  if (person && !person.removed && (person.lastContact ?? '') < on) {
    const { id, removed: _, ...was } = person;
    await savePerson(trx, keys, { personId, id }, { ...was, lastContact: on }, now);
  }
  for (const { id, ...ask } of await listAsks(trx, keys, personId)) {
    if (ask.person !== onMap || ask.answer !== 'yes' || ask.metOn) continue;
    const met = withDeed(ask, 'met', on);
    const helps = person && coverOf([person], ask.need).length > 0;
    await saveAsk(trx, keys, { personId, id }, helps ? withHelp(met, 'now', on) : met, now);
    await wantPushes(trx, want, { person: personId, kind: askPushKind }, [id]);
  }
}

/**
 * Somebody took their yes back before the two have met: the ask of then has their no, and stands on no screen as a yes any
 * more.
 *
 * @param whom on her map, and which of her needs it was about
 */
export async function yesIsOver(
  trx: Transaction<Schema>,
  want: Want,
  keys: KeyRing,
  { personId, onMap, need }: { personId: string; onMap: string; need: NeedId | undefined },
  { today, now }: { today: Day; now: Date },
): Promise<void> {
  await lockMap(trx, personId);
  for (const { id, ...ask } of await listAsks(trx, keys, personId)) {
    if (ask.person !== onMap || ask.need !== need || ask.answer !== 'yes' || ask.metOn) continue;
    await saveAsk(trx, keys, { personId, id }, withDeed(ask, 'not-now', today), now);
    await wantPushes(trx, want, { person: personId, kind: askPushKind }, [id]);
  }
}
