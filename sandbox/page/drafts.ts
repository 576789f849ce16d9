/** Drafts by person and conversation, kept in the browser so that a reload loses nothing. */
const name = (key: string) => `sandbox-draft/${key}`;

/** What was left unsent there, or nothing. */
export const takeDraft = (key: string): string => localStorage.getItem(name(key)) ?? '';

/** Remembers what stands unsent; an empty text forgets it. */
export function keepDraft(key: string, text: string): void {
  if (text) localStorage.setItem(name(key), text);
  else localStorage.removeItem(name(key));
}
