/** A page of the assessment's modals. What stands in the database, so that she resumes there. */
export type PageId =
  | 'quick:opening'
  | 'quick:needs'
  | 'quick:support'
  | 'quick:focus'
  | 'full:craft'
  | 'full:career'
  | 'full:person'
  | 'full:focus'
  | 'act:rate'
  | 'act:tips'
  | 'think:1'
  | 'think:2'
  | 'think:3'
  | 'think:4'
  | 'result';

export type Flow = 'quick' | 'full' | 'act' | 'think';

/** The pages of each flow in order; only these are counted in "2 of 3". */
const flows: Record<Flow, readonly PageId[]> = {
  quick: ['quick:needs', 'quick:support', 'quick:focus'],
  full: ['full:craft', 'full:career', 'full:person', 'full:focus'],
  act: ['act:rate'],
  think: ['think:1', 'think:2', 'think:3', 'think:4'],
};

/** Every page there is. */
export const everyPage: readonly PageId[] = ['quick:opening', 'act:tips', 'result', ...Object.values(flows).flat()];

/** The page a text names, or undefined: a page may come from a forged form or an older version. */
export function findPage(text: string | undefined): PageId | undefined {
  return everyPage.find((page) => page === text);
}

export const firstPage = (flow: Flow): PageId => flows[flow][0] ?? 'result';

export const flowOf = (page: PageId): Flow => {
  const name = page.split(':')[0];
  return name === 'full' || name === 'act' || name === 'think' ? name : 'quick';
};

/** Where a page stands in its flow: `{ page: 2, pages: 3 }`, or undefined for a page that is not counted. */
export function placeInFlow(page: PageId): { page: number; pages: number } | undefined {
  const pages = flows[flowOf(page)];
  const index = pages.indexOf(page);
  return index < 0 ? undefined : { page: index + 1, pages: pages.length };
}

/** The page after this one; the result after the last. */
export function pageAfter(page: PageId): PageId {
  if (page === 'quick:opening') return 'quick:needs';
  if (page === 'act:rate') return 'act:tips';
  const pages = flows[flowOf(page)];
  const index = pages.indexOf(page);
  return index < 0 ? 'result' : (pages[index + 1] ?? 'result');
}

/** The page before this one in its flow, or undefined on a first page. */
export function pageBefore(page: PageId): PageId | undefined {
  return flows[flowOf(page)][flows[flowOf(page)].indexOf(page) - 1];
}

/** A page whose submit ends the needs assessment. */
export const isLastOfNeeds = (page: PageId): boolean => page === 'quick:focus' || page === 'full:focus';
