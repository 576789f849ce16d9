/** Where an agenda is read besides on her screens. */
export type Where =
  /** The two and this app. */
  | 'private channel'
  /** Anybody else in a private one, or Slack does not say who reads. */
  | 'more readers'
  | 'public'
  /** One for each of the two, as direct messages. */
  | 'two copies'
  /** For her to send. */
  | 'text';

/** What an agenda is made of. */
export type PostPart =
  | 'title'
  | 'template'
  | 'items'
  | 'his topics'
  | 'carried'
  | 'actions'
  | 'need'
  | 'goal'
  | 'not shared'
  | 'later'
  | 'decided'
  | 'yours alone'
  | 'buttons'
  | 'pin';

/** The words; the line without words and without a number; how many; nothing. */
export type Stands = 'full' | 'heading' | 'number' | '-';

/** Written before these readers stood on the preview. */
const writtenBefore: readonly PostPart[] = ['carried', 'actions', 'need', 'goal'];

/**
 * How a part of an agenda stands where others read it. What was typed for this meeting stands in full everywhere: its writer
 * was shown who reads first.
 */
export function standsAs(part: PostPart, where: Where): Stands {
  if (part === 'not shared' || part === 'yours alone') return '-';
  if (where === 'text' && (part === 'later' || part === 'buttons' || part === 'pin')) return '-';
  if (part === 'later') return 'number';
  const isForOthers = where === 'more readers' || where === 'public';
  return isForOthers && writtenBefore.includes(part) ? 'heading' : 'full';
}

/**
 * Where the agenda of a pair is read.
 *
 * @param channel who reads there besides the two and this app; undefined where Slack does not say
 */
export function whereRead(channel: { isPublic: boolean; others: number | undefined } | undefined): Where {
  if (!channel) return 'two copies';
  if (channel.isPublic) return 'public';
  return channel.others === 0 ? 'private channel' : 'more readers';
}

/** The lines of an agenda, in their order, with their minutes. */
export interface TemplateLine {
  line: 'hello' | 'working' | 'limits' | 'agreement' | 'step' | 'check-in' | 'since' | 'questions' | 'goal' | 'actions';
  minutes: number;
}

const ofFirst: readonly TemplateLine[] = [
  { line: 'hello', minutes: 10 },
  { line: 'working', minutes: 10 },
  { line: 'limits', minutes: 10 },
  { line: 'agreement', minutes: 15 },
  { line: 'step', minutes: 5 },
];
const ofOthers: readonly TemplateLine[] = [
  { line: 'check-in', minutes: 3 },
  { line: 'since', minutes: 5 },
  { line: 'questions', minutes: 15 },
  { line: 'goal', minutes: 3 },
  { line: 'actions', minutes: 4 },
];

/**
 * What an agenda begins with, in the time that its meeting has: whole minutes, by fives where they go into it. The first
 * meeting of a pair has lines of its own, also where it fell through.
 *
 * @param meeting its number among the pair's, from 1, and how long it is planned
 */
export function templateOf({ number, minutes }: { number: number; minutes: number }): readonly TemplateLine[] {
  const lines = number === 1 ? ofFirst : ofOthers;
  const inFives = shareOut(lines, minutes / 5).map((share) => share * 5);
  const isByFives = number === 1 && minutes % 5 === 0 && !inFives.includes(0);
  const shares = isByFives ? inFives : shareOut(lines, minutes);
  return lines.map(({ line }, at) => ({ line, minutes: shares[at] ?? 0 }));
}

/** Whole parts that sum up to a total, as close to the lines' minutes as whole parts come: the largest rests are rounded up. */
function shareOut(lines: readonly TemplateLine[], total: number): number[] {
  const sum = lines.reduce((all, { minutes }) => all + minutes, 0);
  const exact = lines.map(({ minutes }) => (minutes * total) / sum);
  const left = total - exact.reduce((all, share) => all + Math.floor(share), 0);
  const byRest = exact.map((share, at) => ({ at, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest);
  const roundedUp = new Set(byRest.slice(0, Math.round(left)).map(({ at }) => at));
  return exact.map((share, at) => Math.floor(share) + (roundedUp.has(at) ? 1 : 0));
}
