/**
 * The lives of the cohort: who they are, where, whom they ask, and what they do in which week. Nobody here is real, and
 * what they do is made up: it shows what the bot sends to such lives, and says nothing of how people use it.
 */

/** How somebody answers what comes by itself. */
export type Habit =
  /** Presses what it asks, an hour later. */
  | 'within the hour'
  | 'the next day'
  | 'three days later'
  /** Presses [Not this week], the same day. */
  | 'not this week'
  /** Reads it, or not, and presses nothing. */
  | 'never'
  /** Lets nudges go by, until the question what she would like. */
  | 'only the question';

/** What somebody does of her own accord. Numbers are weeks from then on, unless they are named. */
export type Doing =
  | 'assess'
  /** Ticks what matters, and closes the window. */
  | 'half assess'
  /** Puts the one she asks on the map, and says that the ask is sent. */
  | 'ask'
  /** The same, for a Thursday to come. */
  | 'ask on Thursday'
  | 'goal'
  | 'goal done'
  | 'share goal'
  | `nights ${number}`
  | `away ${number}`
  /** A status of Slack's that ends so many days ahead. */
  | `status ${number} days`
  | `fly to ${string}`
  | 'every other week'
  | 'Wednesdays at 09:00'
  | 'nudges off'
  | 'end with mentor'
  | 'leave the workspace';

/** One of the cohort. */
export interface Life {
  name: string;
  /** IANA. */
  zone: string;
  /** What makes this life, in a few words. */
  is: string;
  /** Whom she asks, the first first. */
  asks: readonly string[];
  answers: Habit;
  /** Who of them says nothing to the ask, outside of Slack; the others say yes. */
  silent?: string;
  /** By week, from 1. Done on a Tuesday at ten of hers, those of one week one after the other. */
  does: Readonly<Record<number, readonly Doing[]>>;
}

/** How a mentor answers. */
export interface Mentor {
  name: string;
  zone: string;
  is: string;
  answers: 'within the hour' | 'the next day' | 'three days later' | 'never' | 'cancels once' | 'without the bot';
}

/** The first day, a Monday. Both clock changes of the northern autumn lie in the twelve weeks. */
export const firstDay = '2026-10-05';
export const weeks = 12;

export const mentors: readonly Mentor[] = [
  { name: 'Dr. Adele Ford', zone: 'America/Chicago', is: 'prompt', answers: 'within the hour' },
  { name: 'Dr. Bruno Costa', zone: 'America/New_York', is: 'prompt', answers: 'within the hour' },
  { name: 'Dr. Carmen Ruiz', zone: 'America/Los_Angeles', is: 'answers the next day', answers: 'the next day' },
  { name: 'Dr. David Osei', zone: 'Europe/London', is: 'answers the next day', answers: 'the next day' },
  { name: 'Dr. Erin Walsh', zone: 'America/Chicago', is: 'slow', answers: 'three days later' },
  { name: 'Dr. Felix Braun', zone: 'Europe/Berlin', is: 'cancels the first time', answers: 'cancels once' },
  { name: 'Dr. Gita Nair', zone: 'Asia/Kolkata', is: 'prompt', answers: 'within the hour' },
  { name: 'Dr. Hugo Silent', zone: 'America/Chicago', is: 'never answers', answers: 'never' },
  { name: 'Dr. Iris Lund', zone: 'Europe/Stockholm', is: 'yes, but without this bot', answers: 'without the bot' },
];

export const lives: readonly Life[] = [
  {
    name: 'Aisha Bello',
    zone: 'America/Chicago',
    is: 'keen: does at once what is next',
    asks: ['Dr. Adele Ford'],
    answers: 'within the hour',
    does: { 1: ['assess', 'ask'], 2: ['goal'] },
  },
  {
    name: 'Ben Carter',
    zone: 'America/Chicago',
    is: 'never opens it',
    asks: [],
    answers: 'never',
    does: {},
  },
  {
    name: 'Chloe Dubois',
    zone: 'America/New_York',
    is: 'begins, then silent',
    asks: [],
    answers: 'never',
    does: { 1: ['assess'] },
  },
  {
    name: 'Diego Alvarez',
    zone: 'America/Chicago',
    is: 'on nights in weeks 3 to 5',
    asks: ['Dr. Bruno Costa'],
    answers: 'the next day',
    does: { 1: ['assess'], 3: ['nights 3'] },
  },
  {
    name: 'Emma Lind',
    zone: 'Europe/Stockholm',
    is: 'on leave in weeks 5 to 8',
    asks: ['Dr. David Osei'],
    answers: 'the next day',
    does: { 1: ['assess'], 5: ['away 4'] },
  },
  {
    name: 'Farid Haddad',
    zone: 'America/Chicago',
    is: 'travels: Tokyo in week 4, London in week 7, home in week 10',
    asks: ['Dr. Carmen Ruiz'],
    answers: 'the next day',
    does: { 1: ['assess'], 4: ['fly to Asia/Tokyo'], 7: ['fly to Europe/London'], 10: ['fly to America/Chicago'] },
  },
  {
    name: 'Grace Kim',
    zone: 'America/Chicago',
    is: 'leaves the workspace in week 6',
    asks: ['Dr. Adele Ford'],
    answers: 'the next day',
    does: { 1: ['assess'], 6: ['leave the workspace'] },
  },
  {
    name: 'Hana Sato',
    zone: 'America/Los_Angeles',
    is: 'three mentors',
    asks: ['Dr. Carmen Ruiz', 'Dr. Adele Ford', 'Dr. Bruno Costa'],
    answers: 'within the hour',
    does: { 1: ['assess', 'ask'], 2: ['ask'], 3: ['ask'] },
  },
  {
    name: 'Ivan Petrov',
    zone: 'America/Chicago',
    is: 'his mentor never answers in the bot',
    asks: ['Dr. Hugo Silent'],
    answers: 'the next day',
    does: { 1: ['assess', 'ask'] },
  },
  {
    name: 'Julia Weiss',
    zone: 'Europe/Berlin',
    is: 'turns nudges off in week 3',
    asks: ['Dr. Felix Braun'],
    answers: 'never',
    does: { 1: ['assess'], 3: ['nudges off'] },
  },
  {
    name: 'Kofi Mensah',
    zone: 'Europe/London',
    is: 'finishes everything, and ends well in week 11',
    asks: ['Dr. David Osei'],
    answers: 'within the hour',
    does: { 1: ['assess', 'ask'], 2: ['goal'], 9: ['goal done'], 11: ['end with mentor'] },
  },
  {
    name: 'Lena Novak',
    zone: 'Europe/Berlin',
    is: 'puts each one off: not this week',
    asks: ['Dr. Felix Braun'],
    answers: 'not this week',
    does: { 1: ['assess'] },
  },
  {
    name: 'Marco Rossi',
    zone: 'America/New_York',
    is: 'wants one every other week; the first whom he asks says nothing',
    asks: ['Dr. Hugo Silent', 'Dr. Bruno Costa'],
    answers: 'the next day',
    silent: 'Dr. Hugo Silent',
    does: { 1: ['assess', 'every other week'] },
  },
  {
    name: 'Nadia Rahman',
    zone: 'America/Chicago',
    is: 'wants them on Wednesdays at 09:00',
    asks: ['Dr. Erin Walsh'],
    answers: 'the next day',
    does: { 1: ['assess', 'Wednesdays at 09:00'] },
  },
  {
    name: 'Oscar Vega',
    zone: 'America/Chicago',
    is: 'a holiday status in Slack in weeks 6 and 7',
    asks: ['Dr. Adele Ford'],
    answers: 'three days later',
    does: { 1: ['assess'], 6: ['status 12 days'] },
  },
  {
    name: 'Paula Reed',
    zone: 'America/New_York',
    is: 'lets them go by, and says every other week when asked',
    asks: [],
    answers: 'only the question',
    does: { 1: ['assess'] },
  },
  {
    name: 'Quinn Taylor',
    zone: 'America/Chicago',
    is: 'stops in the middle of the assessment',
    asks: ['Dr. Erin Walsh'],
    answers: 'three days later',
    does: { 1: ['half assess'] },
  },
  {
    name: 'Rosa Mendes',
    zone: 'America/Chicago',
    is: 'her mentor is not in this Slack',
    asks: ['Prof. Lee'],
    answers: 'the next day',
    does: { 1: ['assess', 'ask'] },
  },
  {
    name: 'Samuel Okoye',
    zone: 'Europe/London',
    is: 'his mentor says yes, but without this bot',
    asks: ['Dr. Iris Lund'],
    answers: 'the next day',
    does: { 1: ['assess', 'ask on Thursday'] },
  },
  {
    name: 'Tara Singh',
    zone: 'Asia/Kolkata',
    is: 'half an hour off the others, keen',
    asks: ['Dr. Gita Nair'],
    answers: 'within the hour',
    does: { 1: ['assess', 'ask'], 4: ['goal', 'share goal'] },
  },
  {
    name: 'Victor Hale',
    zone: 'Europe/Berlin',
    is: 'begins in week 4; his mentor cancels once',
    asks: ['Dr. Felix Braun'],
    answers: 'the next day',
    does: { 4: ['assess', 'ask'] },
  },
];
