/**
 * What becomes of what stands in a form when it is closed by its ×, by form and input, written down by hand: `keeps` what was
 * filled in, which is there when the form is opened again, or `says` beforehand that it is lost. One row for every input
 * there is.
 */
export type AtClose = 'keeps' | 'says';

/** How two work together, in each form of it. */
const terms: Record<string, AtClose> = {
  purpose: 'keeps',
  rhythm: 'keeps',
  length: 'keeps',
  where: 'keeps',
  place: 'keeps',
  placeName: 'keeps',
  placeWhich: 'keeps',
  review: 'keeps',
  goals: 'keeps',
  model: 'keeps',
  mentee: 'keeps',
  mentor: 'keeps',
  reply: 'keeps',
  lead: 'keeps',
  private: 'keeps',
  feedback: 'keeps',
  problems: 'keeps',
  ending: 'keeps',
};

export const atClose: Record<string, Record<string, AtClose>> = {
  'assess:page': {
    tick: 'keeps',
    own: 'keeps',
    importance: 'keeps',
    support: 'keeps',
    focus: 'keeps',
    behaviour: 'keeps',
    question: 'keeps',
  },
  'network:save': { who: 'says', name: 'says', needs: 'says', status: 'says' },
  'network:keep-details': {
    closeness: 'says',
    roles: 'says',
    level: 'says',
    place: 'says',
    evaluates: 'says',
    'last-contact': 'says',
  },
  'network:keep-ask': {
    need: 'keeps',
    person: 'keeps',
    draft: 'keeps',
    'ask-on': 'keeps',
    cue: 'keeps',
    'hoped-on': 'keeps',
  },
  'network:keep-talk': { 'talk-on': 'says' },
  'network:keep-another-day': { 'another-day': 'says' },
  'pushes:keep-nights': { 'nights-until': 'says' },
  'pushes:keep-hours': {
    'hours-from': 'says',
    'hours-until': 'says',
    'working-days': 'says',
    'away-from': 'says',
    'away-until': 'says',
    'nights-until': 'says',
  },
  'network:keep-reminder': { 'remind-on': 'says' },
  // The question whether to leave: what it is about is kept before it is asked.
  'network:leave-anyway': { 'leave-typed': 'keeps' },
  'goals:save': {
    what: 'keeps',
    due: 'keeps',
    measure: 'keeps',
    step: 'keeps',
    cue: 'keeps',
    why: 'keeps',
    need: 'keeps',
    asker: 'keeps',
    'asker:user': 'says',
  },
  'goals:keep-note': { note: 'keeps' },
  'goals:send-share': { 'share:with': 'says' },
  'meeting:send-times': { time1: 'keeps', time2: 'keeps', time3: 'keeps', length: 'keeps', 'this-one': 'keeps' },
  'meeting:send-none': { word: 'says' },
  'meeting:keep-agenda': { add: 'keeps', tag: 'keeps', main: 'keeps' },
  'meeting:keep-words': { words: 'says', tag: 'says' },
  'meeting:preview-after': {
    decided: 'keeps',
    action1: 'keeps',
    owner1: 'keeps',
    due1: 'keeps',
    action2: 'keeps',
    owner2: 'keeps',
    due2: 'keeps',
    action3: 'keeps',
    owner3: 'keeps',
    due3: 'keeps',
    reached1: 'keeps',
    reached2: 'keeps',
    reached3: 'keeps',
    surprised: 'keeps',
    trying: 'keeps',
    got: 'keeps',
    notes: 'keeps',
    reflection: 'keeps',
  },
  'meeting:keep-notes': { notes: 'keeps' },
  'meeting:make-text': { 'with-own': 'says' },
  'relationship:send': { remind: 'says' },
  'relationship:keep-draft': terms,
  'relationship:send-change': terms,
  'relationship:answer': { line: 'says' },
  'relationship:keep-pause': { until: 'says' },
};

/** The sentence that a form says beforehand, or the hint of a single input. */
export const says = [
  'Closing this window with × loses what you changed in it.',
  'when you save',
  'Closing this window with × loses only whether I remind them.',
];
