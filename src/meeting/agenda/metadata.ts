/** What the modals of an agenda carry with them and bring back: ids and numbers, never words. */
export interface AgendaMetadata {
  pairId: string;
  meetingId: string;
  /** Sent once more it is the same. */
  formId: string;
  /** The item whose words are changed, and which of them were shown. */
  itemId?: string | undefined;
  version?: number | undefined;
  /** Who read there as she was shown it. */
  mark?: string | undefined;
}
