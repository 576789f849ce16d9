/** What the sandbox's store holds: plain data, one interface per kind of record. */
import type { FileObject, Message, PersonSummary, Switches, View } from '../protocol.ts';

export interface Team {
  id: string;
  name: string;
  domain: string;
}

export interface Person {
  id: string;
  /** The handle, without the at sign. */
  name: string;
  real_name: string;
  title: string;
  email: string;
  tz: string;
  colour: string;
  is_admin: boolean;
  is_owner: boolean;
  /** A guest who is in some channels. */
  is_restricted: boolean;
  deleted: boolean;
  is_bot: boolean;
  persona: PersonSummary['persona'];
  /** Where they are a member of another organization, met in a channel that is shared with it: that one. */
  team?: Team;
  /** Seconds since 1970. */
  updated: number;
  /** Do-not-disturb, seconds since 1970; absent = off. */
  dnd?: { start: number; end: number };
  /** What they say they are at; `expiration` in seconds since 1970, 0 = no end. Absent = nothing. */
  status?: { text: string; emoji: string; expiration: number };
}

export interface Conversation {
  id: string;
  kind: 'im' | 'group' | 'channel' | 'private';
  name: string;
  created: number;
  creator: string;
  topic: { value: string; creator: string; last_set: number };
  purpose: { value: string; creator: string; last_set: number };
  members: string[];
  is_general: boolean;
  is_archived: boolean;
  /** Shared with another organisation. */
  is_ext_shared: boolean;
  previous_names: string[];
  pins: { ts: string; user: string; created: number }[];
  /** ts of the last message each person has read. */
  last_read: Record<string, string>;
  updated: number;
}

export interface StoredMessage extends Message {
  channel: string;
  /** The only one who sees it. */
  ephemeral_to?: string;
}

/** A page besides the sandbox's own. */
export interface OwnPage {
  /** From the slash on. */
  path: string;
  /** What the link to it says. */
  title: string;
  /** A whole document of HTML, as it is when somebody asks. */
  body(): string;
}

/** A modal or a home view. `state.values` stays empty here: what people fill in is kept by `forms.ts`. */
export interface StoredView {
  view: View;
  user: string;
  /** Modals: which stack, counted up; the highest is on top. */
  stack: number;
  /** Modals: place in the stack, 0 at the root. */
  depth: number;
  /** What the app found wrong, by block id; gone once the view changes. */
  errors?: Record<string, string>;
}

export interface StoredFile {
  file: FileObject;
  /** Secret part of the upload address, until completed. */
  ticket: string;
  length: number;
  uploaded: boolean;
  completed: boolean;
  /** When its upload was completed, in milliseconds since 1970, machine's clock. */
  completedAt?: number;
  channels: string[];
}

export interface Token {
  token: string;
  kind: 'bot' | 'app';
  scopes: string[];
  /** Milliseconds since 1970, machine's clock; absent = never. */
  expires?: number;
  revoked?: 'token_revoked' | 'account_inactive';
  refresh?: string;
}

export interface OauthCode {
  code: string;
  user: string;
  scopes: string[];
  /** Where the code was sent. */
  redirect_uri: string;
  /** True where the app asked for that address, and so has to name it again for the token. */
  named: boolean;
  /** PKCE: the SHA-256 of the app's verifier, in base64url. */
  challenge?: string;
  /** Milliseconds since 1970, machine's clock. */
  expires: number;
  used: boolean;
}

/** Things there is one of. */
export interface Singletons {
  team: Team;
  secrets: { signingSecret: string; clientId: string; clientSecret: string; verificationToken: string; appId: string };
  bot: { userId: string; botId: string; installed: boolean };
  clock: { offset: number; stoppedAt: number | null };
  switches: Switches;
}

/** A view or a message, as the app would send it. */
export interface Sample {
  /** `feature: what it shows`. */
  name: string;
  view?: object;
  message?: { text: string; blocks?: unknown[] };
}
