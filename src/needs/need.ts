/** The needs that an edition lists, in the order that also decides between equals. */
export const listedNeedIds = ['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2', 'C3', 'C4'] as const;
/** Every need there can be: those of the content, and X1, a need in her own words. */
export const needIds = [...listedNeedIds, 'X1'] as const;
export type NeedId = (typeof needIds)[number];

/** What needs are about, three by three; the picture's sectors. */
export const clusterIds = ['craft', 'career', 'person'] as const;
export type ClusterId = (typeof clusterIds)[number];

/** How much a need matters, or how well it is covered: 0 to 4. */
export const ratings = [0, 1, 2, 3, 4] as const;
export type Rating = (typeof ratings)[number];

/** One of a person's needs, and how it is called: the content's label, or her own words as typed. */
export interface NeedName {
  id: NeedId;
  label: string;
}

/** What a mentee said about a need in step 1. A rating that is missing was not given, and is never 0. */
export interface MenteeNeed {
  id: NeedId;
  importance?: Rating | undefined;
  support?: Rating | undefined;
  /** Whether she works on it now. */
  focus: boolean;
  /** Where her own need X1 belongs, if she chose; the listed needs have their place by id. */
  cluster?: ClusterId | undefined;
}

/** What step 1 says of her needs. */
export interface Needs {
  needs: readonly MenteeNeed[];
  /** Her own need X1 in her words. */
  ownNeed?: string | undefined;
  /** Whether step 1 has been done. */
  assessed: boolean;
}

/** The cluster of a listed need, by the letter of its id. */
export const clusterOfLetter = { A: 'craft', B: 'career', C: 'person' } as const satisfies Record<string, ClusterId>;

/** The cluster of a need; undefined for her own need while she has not chosen one. */
export function clusterOf(id: NeedId, needs: readonly MenteeNeed[]): ClusterId | undefined {
  const letters: Readonly<Record<string, ClusterId>> = clusterOfLetter;
  return letters[id.charAt(0)] ?? needs.find((need) => need.id === id)?.cluster;
}

/** A need counts when it matters a lot or she works on it now (CONTENT: "importance ≥ 3 or a focus need"). */
export const isImportant = (need: Pick<MenteeNeed, 'focus' | 'importance'>): boolean =>
  need.focus || (need.importance ?? 0) >= 3;

/** How pressing a need is, 0 to 16 (CONTENT: "importance × (4 − support)"). */
export const priorityOf = (importance: Rating, support: Rating): number => importance * (4 - support);

/**
 * The needs most pressing first: by priority, then importance, then listed order. A need with a rating missing has no
 * priority and comes after those that have one, by what is known of it.
 */
export function byPriority<T extends Pick<MenteeNeed, 'id' | 'importance' | 'support'>>(needs: readonly T[]): T[] {
  const priority = ({ importance, support }: T): number =>
    importance === undefined || support === undefined ? -1 : priorityOf(importance, support);
  return needs.toSorted(
    (a, b) =>
      priority(b) - priority(a) ||
      (b.importance ?? 0) - (a.importance ?? 0) ||
      needIds.indexOf(a.id) - needIds.indexOf(b.id),
  );
}

/**
 * The needs that count for her, in the order in which anything speaks of them: first what she chose to work on, since
 * she may overrule what her ratings suggest, then the others; each by priority.
 */
export function importantNeeds<T extends MenteeNeed>(needs: readonly T[]): T[] {
  const important = byPriority(needs.filter(isImportant));
  return [...important.filter(({ focus }) => focus), ...important.filter(({ focus }) => !focus)];
}

/** The needs that a next step may name: what she chose to work on, or what counts for her where she has chosen nothing. */
export function needsInHand<T extends MenteeNeed>(needs: readonly T[]): T[] {
  const important = importantNeeds(needs);
  return important.some(({ focus }) => focus) ? important.filter(({ focus }) => focus) : important;
}

/** The words that needs are called by: those of an edition, and her own for X1. */
export interface NeedWords {
  edition: { needs: readonly { id: NeedId; label: string }[]; ownNeed: { label: string } };
  /** Her own need X1 in her words, at most 60 characters as typed. */
  ownNeed?: string | undefined;
}

/** How a need is called, wherever it is shown: the content's label, or her own words. */
export function needLabel({ edition, ownNeed }: NeedWords, id: NeedId): string {
  if (id === 'X1') return ownNeed ?? edition.ownNeed.label;
  return edition.needs.find((need) => need.id === id)?.label ?? id;
}

/** A need as something of hers was set for it. A need in other words of her own is another need. */
export interface NeedMeant {
  id: NeedId;
  /** Of X1: the words it had then. */
  words?: string;
}

const ownNeedPrefix = 'X1:';

/** The need that is kept as a text: an id, or X1 with the words it had then; undefined for '' and what is none. */
export function needOf(kept: string): NeedMeant | undefined {
  if (kept.startsWith(ownNeedPrefix)) return { id: 'X1', words: kept.slice(ownNeedPrefix.length) };
  const id = needIds.find((one) => one === kept);
  return id && { id };
}

/** How a need in her own words is kept: with the words, since other words would be another need. */
export const ownNeedAs = (words: string): string => `${ownNeedPrefix}${words}`;

/** How a need that is kept as a text is called, '' for none: the content's label, or her own words of then. */
export function keptNeedLabel(edition: NeedWords['edition'], kept: string): string {
  const need = needOf(kept);
  return need ? needLabel({ edition, ownNeed: need.words }, need.id) : '';
}

/** Whether something was set for this very need. */
export const isSameNeed = (meant: NeedMeant | undefined, need: NeedName): boolean =>
  meant?.id === need.id && (meant.words === undefined || meant.words === need.label);

/** How well a need is covered, in words that stand within a sentence: "barely covered"; '' for a rating that is none. */
export function coveredSaid(
  steps: readonly { value: number; label: string; covered?: string | undefined }[],
  value: number | undefined,
): string {
  const step = steps.find((one) => one.value === value);
  return step?.covered ?? step?.label ?? '';
}
