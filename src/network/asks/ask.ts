import type { Day } from '../../calendar.ts';
import type { NeedId } from '../../needs/need.ts';
import { coverOf, type MapPerson, suits } from '../map.ts';

/** One ask of one person about one need. */
export interface Ask {
  person: string;
  need: NeedId;
  /** The day she sent it; missing while it is a draft. */
  sentOn?: Day | undefined;
  /** The day on which a second message was suggested to her, whether or not she wrote it. Once only. */
  chasedOn?: Day | undefined;
  /** The day by which she hopes for an answer; without it the day is `chaseDay`. */
  hopedOn?: Day | undefined;
  /** The last day on which she said that there is no answer yet. */
  noAnswerOn?: Day | undefined;
  /** `no` stands in asks of earlier versions only, and says the same as `not-now`. */
  answer?: 'yes' | 'not-now' | 'no' | undefined;
  /** The day of the one talk that a yes is to. */
  talkOn?: Day | undefined;
  /** The day on which she noted that they had met. */
  metOn?: Day | undefined;
  /** What she said after that of whether this is help now; missing while she has not said. */
  helps?: 'now' | 'not-yet' | undefined;
}

/** What is kept of an ask, besides its id. */
export interface NotedAsk extends Ask {
  /** Empty when she knows nobody yet. */
  person: string;
  /** As she calls them; stays when they leave the map. */
  name: string;
  /** The words she will send, or has sent. */
  text: string;
  /** The day she means to ask on. */
  askOn: Day;
  /** When exactly she will ask, in her own words: "When {situation}, I will {step}". */
  cue?: string | undefined;
}

/** An ask with its words opened. */
export interface AskRecord extends NotedAsk {
  id: string;
}

/** What comes next for an ask. */
export type AskStep =
  | { do: 'send' }
  | { do: 'wait'; until: Day }
  | { do: 'chase' }
  | { do: 'next-person' }
  /** A yes is to one talk: a day for it comes first. */
  | { do: 'find-day' }
  | { do: 'talk'; on: Day }
  /** The day of the talk has gone by. */
  | { do: 'met'; on: Day }
  /** They have met, and she has not said whether they help her with it now. */
  | { do: 'helps' }
  | { do: 'nothing' };

/** The one suggestion to chase falls 7 to 10 days after the ask (CONTENT: "Asking"). */
const chaseFrom = 7;
const chaseTo = 10;
/** Silence as long again after the chase: then the next person. */
const silence = 7;
const mondayToFriday: readonly number[] = [1, 2, 3, 4, 5];

/**
 * The day to suggest one second message: the first working day among the 7th to 10th after the ask, so that it is not
 * read on a day off; the 7th where none of the four is one.
 * @param sentOn the day she sent the ask
 * @param workingDays her working days as ISO numbers, 1 Monday to 7 Sunday
 * @throws RangeError when `sentOn` is no day
 */
export function chaseDay(sentOn: Day, workingDays: readonly number[] = mondayToFriday): Day {
  const sent = Temporal.PlainDate.from(sentOn);
  for (let days = chaseFrom; days <= chaseTo; days++) {
    const day = sent.add({ days });
    if (workingDays.includes(day.dayOfWeek)) return day.toString();
  }
  return sent.add({ days: chaseFrom }).toString();
}

/**
 * What comes next for an ask. Somebody who said "not now" stays on the map for later, and the next person is asked
 * meanwhile, as after a no. A chase that came due while she was away is still suggested once.
 * @param today her local day
 * @throws RangeError when a day of the ask is none
 */
export function nextForAsk(ask: Ask, today: Day, workingDays?: readonly number[]): AskStep {
  if (ask.answer === 'yes') return afterYes(ask, today);
  if (ask.answer) return { do: 'next-person' };
  if (!ask.sentOn) return { do: 'send' };
  // A day of hers comes first: until then nothing is asked of her.
  if (ask.hopedOn && ask.hopedOn > (ask.chasedOn ?? ask.sentOn) && today < ask.hopedOn)
    return { do: 'wait', until: ask.hopedOn };
  const due = ask.chasedOn
    ? Temporal.PlainDate.from(ask.chasedOn).add({ days: silence }).toString()
    : chaseDay(ask.sentOn, workingDays);
  // Days in ISO form compare as text.
  if (today < due) return { do: 'wait', until: due };
  return { do: ask.chasedOn ? 'next-person' : 'chase' };
}

function afterYes({ talkOn, metOn, helps }: Ask, today: Day): AskStep {
  if (metOn) return { do: helps ? 'nothing' : 'helps' };
  if (!talkOn) return { do: 'find-day' };
  return { do: talkOn < today ? 'met' : 'talk', on: talkOn };
}

/** Whether a day can be one to ask on: today, or within a year. */
export const isDayToAsk = (day: Day, today: Day): boolean =>
  day >= today && day <= Temporal.PlainDate.from(today).add({ years: 1 }).toString();

/** What she did about an ask, as its button says. */
export type AskDeed = 'sent' | 'chased' | 'yes' | 'not-now' | 'met';

/** An ask after something was done about it. What was done twice changes nothing. */
export function withDeed<T extends NotedAsk>(ask: T, deed: AskDeed, today: Day): T {
  if (deed === 'sent') return { ...ask, sentOn: ask.sentOn ?? today };
  if (deed === 'chased') return { ...ask, sentOn: ask.sentOn ?? today, chasedOn: ask.chasedOn ?? today };
  if (deed === 'met') return { ...ask, sentOn: ask.sentOn ?? today, answer: 'yes', metOn: ask.metOn ?? today };
  const { talkOn: _, metOn: __, helps: ___, ...before } = ask;
  return { ...(deed === 'yes' ? ask : before), sentOn: ask.sentOn ?? today, answer: deed } as T;
}

/**
 * An ask that was not sent after all, or whose second message was not. With an answer it stays as it is: that one was
 * sent.
 */
export function withSendTakenBack<T extends NotedAsk>(ask: T): T {
  if (ask.answer) return ask;
  const { sentOn, chasedOn, noAnswerOn: _, ...draft } = ask;
  return (chasedOn ? { ...draft, sentOn } : draft) as T;
}

/** An ask with a day for its one talk, which is still to come then: whoever finds a day for it has a yes. */
export function withTalk<T extends NotedAsk>(ask: T, talkOn: Day, today: Day): T {
  const { metOn: _, helps: __, ...yes } = withDeed(ask, 'yes', today);
  return { ...yes, talkOn } as T;
}

/**
 * An ask of whom she has not met after all: what she noted by mistake is gone. A day for it that has come is over, one that
 * lies ahead stays.
 */
export function withNotMet<T extends NotedAsk>(ask: T, today: Day): T {
  const { metOn: _, helps: __, talkOn, ...before } = ask;
  return { ...before, ...(talkOn && talkOn > today && { talkOn }) } as T;
}

/** An ask with what she said after the talk: whether they help her with it now. */
export const withHelp = <T extends NotedAsk>(ask: T, helps: 'now' | 'not-yet', today: Day): T => ({
  ...withDeed(ask, 'met', today),
  helps,
});

/**
 * An ask of somebody who was not on the map and is put there now, after the talk: it is theirs from here on, and what is
 * noted of them says whether they help.
 */
export const withPutOnMap = <T extends NotedAsk>(ask: T, person: MapPerson, today: Day): T => ({
  ...withHelp(ask, coverOf([person], ask.need).length > 0 ? 'now' : 'not-yet', today),
  person: person.id,
  name: person.name,
});

/** What is noted of somebody after a talk: the contact of its day, or of the day on which she noted it. */
export function metWith<P extends { lastContact?: Day | undefined }>(person: P, ask: Ask, today: Day): P {
  const { talkOn, metOn = today } = ask;
  const on = talkOn && talkOn <= metOn ? talkOn : metOn;
  return person.lastContact && person.lastContact >= on ? person : { ...person, lastContact: on };
}

/** Somebody of whom she says, after a talk, that they help her with a need now. */
export const helpedBy = <P extends Pick<MapPerson, 'needs' | 'status'>>(person: P, need: NeedId): P => ({
  ...person,
  status: 'current',
  needs: person.needs.includes(need) ? person.needs : [...person.needs, need],
});

/**
 * Somebody of whom she says, after a talk, that they do not help her with a need yet: nothing says any more that they do.
 * Who helps with nothing else could help.
 */
export function notHelpedBy<P extends Pick<MapPerson, 'needs' | 'status'>>(person: P, need: NeedId): P {
  if (person.status !== 'current' || !person.needs.includes(need)) return person;
  const needs = person.needs.filter((one) => one !== need);
  return needs.length > 0 ? { ...person, needs } : { ...person, status: 'potential' };
}

/** What the form of an ask says. */
export type AskWritten = Pick<NotedAsk, 'person' | 'name' | 'need' | 'text' | 'askOn' | 'hopedOn' | 'cue'>;

/**
 * An ask as its form has it now. For another person or another need it is another ask: what became of the one before, its
 * days and its answer, is not said of it.
 */
export function withWritten(before: NotedAsk | undefined, written: AskWritten): NotedAsk {
  if (!before || before.person !== written.person || before.need !== written.need) return written;
  return { ...before, ...written };
}

/**
 * Whom she could ask about a need, best first; empty means "I don't know anyone". People whom she has asked about it
 * already are left out, whatever came of it.
 *
 * Those she put down for the need herself come first: people who could help, then people who help already, then people
 * she has lost touch with. After them come people who are on the map for something else, but whose noted role suits it.
 * Among equals, a role that suits goes first, then the order of the map.
 */
export function whoToAsk(people: readonly MapPerson[], need: NeedId, asks: readonly Ask[]): MapPerson[] {
  const asked = new Set(asks.filter((ask) => ask.need === need).map(({ person }) => person));
  const rank = (person: MapPerson): number => {
    if (!person.needs.includes(need)) return 3;
    return { potential: 0, current: 1, dormant: 2 }[person.status];
  };
  return people
    .filter(({ id }) => !asked.has(id))
    .filter((person) => person.needs.includes(need) || suits(person, need))
    .toSorted((a, b) => rank(a) - rank(b) || Number(suits(b, need)) - Number(suits(a, need)));
}
