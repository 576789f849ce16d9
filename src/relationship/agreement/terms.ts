import { type Day, sayDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { PlainKey } from '../../content/sentences.ts';
import { changesBetween, type FieldChange } from '../../forms/merge.ts';
import {
  type ChannelField,
  type ChoiceField,
  type DayProblem,
  type FormTable,
  held,
  type Values,
} from '../../forms/table.ts';
import type { Ended, PairState, Side } from '../pair.ts';
import { channelName, nameLimit, suggestedName } from '../place/place.ts';
import { channelIn, placeWords, seenIn } from '../place/seen.ts';

/** One of a few options whose words are sentences of the content; what is kept is the option's id. */
function choiceOf<const O extends Readonly<Record<string, PlainKey>>>(
  options: O,
  row: Pick<ChoiceField, 'label' | 'hint'>,
): ChoiceField {
  const called = (edition: Edition, kept: string): string => {
    const key = options[kept];
    return key ? say(edition, key) : kept;
  };
  return {
    kind: 'choice',
    ...row,
    placeholder: 'termsChoose',
    choices: (edition) => Object.keys(options).map((id) => ({ id, label: called(edition, id), kept: id })),
    called,
    optionOf: (kept) => (Object.hasOwn(options, kept) ? kept : undefined),
    prefilled: true,
    shared: true,
  };
}

/** A new private channel for the two, made once both have agreed; '' for none. */
export const inChannel = 'channel';
/** A channel where both are already: `placeWhich` says which. */
export const whereBothAre = 'existing';

/** What the bot can do about a place for two, by what the workspace grants it. */
export interface PlaceWays {
  /** It can make a private channel for them. */
  makes: boolean;
  /** Of which kinds it can look who reads in a channel that is there. */
  existing: readonly ('public' | 'private')[];
}

const placeOptions: Readonly<Record<string, { option: PlainKey; words: PlainKey }>> = {
  [inChannel]: { option: 'placeChannel', words: 'placeChannelWords' },
  [whereBothAre]: { option: 'placeExisting', words: 'placeExistingWords' },
};

const place: ChoiceField = {
  kind: 'choice',
  label: 'termsPlace',
  hint: 'termsPlaceHint',
  placeholder: 'termsChoose',
  choices: (edition) => [
    { id: 'none', label: say(edition, 'placeNone'), kept: '' },
    ...Object.entries(placeOptions).map(([id, { option }]) => ({ id, label: say(edition, option), kept: id })),
  ],
  called(edition, kept) {
    const words = placeOptions[kept]?.words;
    return words ? say(edition, words) : kept;
  },
  optionOf: (kept) => (kept === '' ? 'none' : Object.hasOwn(placeOptions, kept) ? kept : undefined),
  prefilled: true,
  shared: true,
};

const placeWhich: ChannelField = {
  kind: 'channel',
  label: 'termsPlaceWhich',
  hint: 'termsPlaceWhichHint',
  include: ['public', 'private'],
  called: placeWords,
  idOf: channelIn,
  prefilled: true,
  shared: true,
};

const text = (label: PlainKey, limit: number, hint?: PlainKey) =>
  ({ kind: 'text', label, ...(hint && { hint }), limit, multiline: true, prefilled: true, shared: true }) as const;

/** What can be wrong with a review day: it has gone by, or lies more than two years ahead. */
function reviewProblem(day: Day, today: Day): DayProblem | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return 'no-day';
  if (day <= today) return 'past';
  return day > Temporal.PlainDate.from(today).add({ years: 2 }).toString() ? 'far' : undefined;
}

const reviewProblemWords = (edition: Edition, _: DayProblem, today: Day): string =>
  say(edition, 'termsReviewWrong', {
    last: sayDay(Temporal.PlainDate.from(today).add({ years: 2 }).toString(), edition.spelling),
  });

/**
 * How two work together, in the order it is asked: both see all of it. One row more is one field more wherever it is asked,
 * shown, compared, exported and sampled: see src/forms/README.md.
 */
export const termsTable = {
  purpose: {
    kind: 'text',
    label: 'termsPurpose',
    hint: 'termsPurposeHint',
    limit: 300,
    multiline: true,
    required: 'termsPurposeMissing',
    prefilled: true,
    shared: true,
  },
  rhythm: choiceOf(
    {
      fortnightly: 'rhythmFortnightly',
      monthly: 'rhythmMonthly',
      'two-monthly': 'rhythmTwoMonthly',
      quarterly: 'rhythmQuarterly',
      needed: 'rhythmNeeded',
    },
    { label: 'termsRhythm' },
  ),
  length: choiceOf(
    { '20': 'lengthTwenty', '30': 'lengthThirty', '45': 'lengthFortyFive', '60': 'lengthHour' },
    { label: 'termsLength' },
  ),
  where: text('termsWhere', 300, 'termsWhereHint'),
  place,
  placeName: {
    kind: 'text',
    label: 'termsPlaceName',
    hint: 'termsPlaceNameHint',
    limit: nameLimit,
    prefilled: true,
    shared: true,
  },
  placeWhich,
  review: {
    kind: 'day',
    label: 'termsReview',
    problem: reviewProblem,
    problemWords: reviewProblemWords,
    required: 'termsReviewMissing',
    prefilled: true,
    shared: true,
  },
  goals: text('termsGoals', 500, 'termsGoalsHint'),
  model: choiceOf(
    { career: 'modelCareer', project: 'modelProject', skill: 'modelSkill', peer: 'modelPeer' },
    { label: 'termsModel' },
  ),
  mentee: text('termsMentee', 300),
  mentor: text('termsMentor', 300),
  reply: text('termsReply', 150),
  lead: choiceOf(
    { '1': 'leadOneDay', '2': 'leadTwoDays', '3': 'leadThreeDays', '5': 'leadFiveDays' },
    { label: 'termsLead' },
  ),
  private: text('termsPrivate', 400, 'termsPrivateHint'),
  feedback: text('termsFeedback', 300),
  problems: text('termsProblems', 300),
  ending: text('termsEnding', 300),
} as const satisfies FormTable;

export type TermsField = keyof typeof termsTable;

/** How two would work together, as text; '' where nothing is said of it. */
export type Terms = Values<TermsField>;

/** What the message shows of every agreement; of the rest only what is not as usual. */
const always: readonly TermsField[] = ['purpose', 'rhythm', 'length', 'where', 'review'];

/**
 * How people who meet for the first time usually agree to work: it can be sent as it is. Monthly for half an hour, looked
 * at again in three months.
 *
 * @param today the mentee's local day
 * @param purpose in the words of her ask; '' where it has none
 */
export function usualTerms(edition: Edition, today: Day, purpose: string): Terms {
  return {
    purpose: [...purpose].slice(0, termsTable.purpose.limit).join(''),
    rhythm: 'monthly',
    length: '30',
    where: say(edition, 'usualWhere'),
    place: '',
    placeName: '',
    placeWhich: '',
    review: Temporal.PlainDate.from(today).add({ months: 3 }).toString(),
    goals: '',
    model: '',
    mentee: say(edition, 'usualMentee'),
    mentor: say(edition, 'usualMentor'),
    reply: say(edition, 'usualReply'),
    lead: '2',
    private: say(edition, 'usualPrivate'),
    feedback: say(edition, 'usualFeedback'),
    problems: say(edition, 'usualProblems'),
    ending: say(edition, 'usualEnding'),
  };
}

/**
 * What a form of the terms asks.
 *
 * @param isThere there is a channel of theirs that was made: then its name stands in Slack
 */
export function askedTerms({ makes, existing }: PlaceWays, isThere: boolean): FormTable {
  const { place: _, placeName, placeWhich: __, ...others } = termsTable;
  const offered = (id: string): boolean =>
    id === 'none' || (id === inChannel && (makes || isThere)) || (id === whereBothAre && existing.length > 0);
  const choices: ChoiceField['choices'] = (...of) => place.choices(...of).filter(({ id }) => offered(id));
  const parts: FormTable = {
    ...((makes || isThere || existing.length > 0) && { place: { ...place, choices } }),
    ...(makes && !isThere && { placeName }),
    ...(existing.length > 0 && { placeWhich: { ...placeWhich, include: existing } }),
  };
  return Object.fromEntries(
    Object.entries(others).flatMap(([field, row]) => [
      ...(field === 'review' ? Object.entries(parts) : []),
      [field, row] as const,
    ]),
  );
}

/** Whoever picks a channel, and leaves it at that, wants to talk there. */
export function withPicked<T extends Values<'place' | 'placeWhich'>>(before: Terms, after: T): T {
  const isPicked = after.placeWhich !== '' && channelIn(after.placeWhich) !== channelIn(before.placeWhich);
  return isPicked && after.place === before.place ? { ...after, place: whereBothAre } : after;
}

/** Whether two versions mean the same place, of the same kind, whoever reads there by now. */
export const isSamePlace = (a: Terms | undefined, b: Terms | undefined): boolean =>
  a?.place === b?.place &&
  a?.placeName === b?.placeName &&
  channelIn(a?.placeWhich ?? '') === channelIn(b?.placeWhich ?? '') &&
  seenIn(a?.placeWhich ?? '')?.isPublic === seenIn(b?.placeWhich ?? '')?.isPublic;

/**
 * The same terms with a place, or without one, and nothing of another: of a new channel a name that Slack takes, theirs or else
 * one of their names; of one that is there which it is.
 *
 * @param names how the two are called
 */
export function withPlace(terms: Terms, place: string, names: Readonly<Record<Side, string>>): Terms {
  if (place === whereBothAre) return { ...terms, place, placeName: '' };
  const without = { ...terms, place: '', placeName: '', placeWhich: '' };
  if (place !== inChannel) return without;
  const { placeName } = terms;
  const name = placeName.trim() === '' ? suggestedName(names.mentee, names.mentor) : channelName(placeName);
  return { ...without, place, placeName: name };
}

/** The fields that a message shows: the few that always count, and what is not as usual. */
export function shownInShort(edition: Edition, terms: Terms): TermsField[] {
  const usual = usualTerms(edition, '2000-01-01', '');
  return (Object.keys(termsTable) as TermsField[]).filter(
    (field) => always.includes(field) || held(terms, field) !== held(usual, field),
  );
}

/** What another version says otherwise, in the order it is asked. */
export const changesOf = (before: Terms, after: Terms): FieldChange[] => changesBetween(termsTable, before, after);

/** A version of an agreement. */
export interface Version {
  id: string;
  pairId: string;
  number: number;
  sentBy: Side;
  terms: Terms;
  sentAt: Date;
  remindOn: Day | null;
  endedAt: Date | null;
  ended: Ended | null;
  /** What who ended it wrote, where they did. */
  line: string;
  /** It ended before it came to the mentor, who knows nothing of it. */
  unheard: boolean;
}

/** Whether a version came to hold: both pressed for it, or the mentee noted it. */
export const isHeld = (ended: Ended | null): boolean => ended === 'agreed' || ended === 'noted';

/**
 * Whether a version of the mentor's answers one that waited of the mentee's, be it overtaken or, once the answer was taken
 * back, waiting again. Another is a change that the mentor began.
 */
export function isAnswer(versions: readonly Version[], { number, sentBy, sentAt }: Version): boolean {
  const before = versions.findLast((one) => one.number < number);
  if (sentBy !== 'mentor' || before?.sentBy !== 'mentee') return false;
  return before.ended === 'changed' || before.endedAt === null || before.endedAt > sentAt;
}

/** Whether what waited last of a pair that goes on was set aside, since nothing could come of it. */
export const hasSetAside = ({ state }: { state: PairState }, versions: readonly Version[]): boolean =>
  state !== 'closed' && state !== 'paused' && versions.at(-1)?.ended === 'closed';

/** The version that waits for the other side, and the one that holds: the last that was agreed. */
export const standingVersions = (versions: readonly Version[]): { waiting?: Version; agreed?: Version } => {
  const waiting = versions.find(({ ended }) => ended === null);
  const agreed = versions.findLast(({ ended }) => isHeld(ended));
  return { ...(waiting && { waiting }), ...(agreed && { agreed }) };
};

/**
 * The versions that somebody may read: a mentor those that have come to them, and their own.
 *
 * @param isUntold what waits for the mentor has not come to them yet
 */
export const seenBy = (side: Side, versions: readonly Version[], isUntold: boolean): Version[] =>
  versions.filter(
    ({ sentBy, unheard, ended }) =>
      side === 'mentee' || sentBy === 'mentor' || !(unheard || (isUntold && ended === null)),
  );
