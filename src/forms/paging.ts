/** A stretch of a long list. */
export interface Page {
  /** From 1. */
  page: number;
  pages: number;
  /** How many entries come before it. */
  offset: number;
  limit: number;
}

/**
 * The page that is asked for, or the nearest there is: the list may have become shorter, and the number may be forged.
 *
 * @param size entries a page
 */
export function pageOf(total: number, wanted: number, size: number): Page {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages) : 1;
  return { page, pages, offset: (page - 1) * size, limit: size };
}
