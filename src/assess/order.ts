/** In which order taps were made and pages left, whatever order they arrive in. Sealed with the answers. */
export interface Order {
  /** By input: the newest that was taken, and the showing of the page it was made in. */
  taken: Readonly<Record<string, { at: string; on: string }>>;
  /** The showings that were left last, and until when a tap made in one counts as made before it was left. */
  left: readonly { on: string; until: string }[];
}

/** A tap, or a page that is left. */
export interface Made {
  /** When, in decimal seconds of Slack's clock; of a page that is sent, the second. Undefined where it is not known. */
  at: string | undefined;
  /**
   * The showing of the page it was made in: each time a page is shown it is another one. '' where it is not known.
   */
  on: string;
}

/** A page that is left, by Next, Done or Back. */
export interface Leaving extends Made {
  until: string;
}

export const noOrder: Order = { taken: {}, left: [] };

/**
 * How long after a page was left a tap can still come out of the same showing of it only by being made later: Slack
 * waits three seconds for an answer, and then leaves the page standing, to be tapped again. One more for the part of a
 * second that Slack's word for a page lacks.
 */
const patienceSeconds = 4;
/** More pages than these are not left within that time. */
const leftAtMost = 5;

/** The page that is left here, with until when taps of the same showing belong to before. */
export function leaving({ at, on }: Made, now: Date): Leaving {
  return { at, on, until: later(at ?? String(now.getTime() / 1000), patienceSeconds) };
}

/**
 * Whether a tap changes nothing: a newer one on this input has been taken, or the page it was made in has been left
 * since. One without a time of its own is taken as it arrives.
 */
export function isOvertaken(order: Order, input: string, tap: Made): boolean {
  if (tap.at === undefined) return false;
  const before = order.taken[input];
  if (before && isBefore(tap.at, before.at)) return true;
  const left = tap.on === '' ? undefined : order.left.find(({ on }) => on === tap.on);
  return left !== undefined && isBefore(tap.at, left.until);
}

/**
 * Whether what a page holds in an input goes for nothing, because somebody tapped on it later in another window. Of the
 * page the second is known, so a tap within that second does not count as later.
 */
export function isOutdone(order: Order, input: string, page: Made): boolean {
  const before = order.taken[input];
  if (!before || page.at === undefined || before.on === page.on) return false;
  return isBefore(later(page.at, 1), before.at);
}

/** Whether the newest tap on an input was made in this showing: then what the page holds in it is hers, and wins. */
export const tappedIn = (order: Order, input: string, on: string): boolean =>
  on !== '' && order.taken[input]?.on === on;

/** Notes that a tap, or what a page holds in an input, has been taken. */
export function withTaken(order: Order, input: string, { at, on }: Made): Order {
  const before = order.taken[input]?.at ?? '0';
  const newest = at === undefined || isBefore(at, before) ? before : at;
  return { ...order, taken: { ...order.taken, [input]: { at: newest, on } } };
}

/** Notes that a page has been left. */
export function withLeft(order: Order, { on, until }: Leaving): Order {
  if (on === '') return order;
  const others = order.left.filter((one) => one.on !== on);
  return { ...order, left: [...others, { on, until }].slice(-leftAtMost) };
}

/** Decimals compared as they are written: a float has not the digits. */
const isBefore = (a: string, b: string): boolean => digits(a) < digits(b);

function digits(moment: string): string {
  const [whole = '', part = ''] = moment.split('.');
  return whole.padStart(12, '0') + part.padEnd(12, '0');
}

function later(moment: string, seconds: number): string {
  const [whole, part] = moment.split('.');
  return `${Number(whole) + seconds}${part === undefined ? '' : `.${part}`}`;
}
