import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ConversationSummary, PersonSummary, Snapshot } from '../protocol.ts';
import type { Place } from './place.ts';

/** What every part of the page may ask: the state as the person sees it, where she is, and ways to go and to speak up. */
export interface Workspace {
  snapshot: Snapshot;
  place: Place;
  go(next: Place, replace?: boolean): void;
  /** The sandbox's clock, which moves on between two answers of the server. */
  now(): Date;
  /** Shows a sentence at the foot of the page for some seconds. */
  say(sentence: string): void;
  /** Asks the server for the state again, at once. */
  refresh(): void;
  person(id: string | undefined): PersonSummary | undefined;
  conversation(id: string | undefined): ConversationSummary | undefined;
  theme: Theme;
  setTheme(theme: Theme): void;
}

export type Theme = 'auto' | 'light' | 'dark';

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** @throws outside the page's frame, which would be a mistake in the page. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('This part of the page stands outside the workspace.');
  return workspace;
}

/** How a conversation is called in lists and headings, seen by the person looking. */
export function titleOf(conversation: ConversationSummary, snapshot: Snapshot): string {
  if (conversation.kind !== 'im') return conversation.name;
  if (conversation.with === snapshot.bot.userId) return snapshot.bot.name;
  return snapshot.people.find((person) => person.id === conversation.with)?.real_name ?? conversation.name;
}

/** Whether the other side of a conversation is the app. */
export const isApp = (conversation: ConversationSummary | undefined, snapshot: Snapshot): boolean =>
  conversation?.kind === 'im' && conversation.with === snapshot.bot.userId;

/** The town a time zone is named after: `America/Chicago` is Chicago. */
export const townOf = (tz: string): string => (tz.split('/').at(-1) ?? tz).replaceAll('_', ' ');
