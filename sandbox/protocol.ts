/**
 * What the page and the sandbox's server say to each other: JSON over `/_control/*` and one stream of events.
 * Types only, so that the page's bundle carries none of the server with it.
 *
 * GET  /_control/state?as=U…&channel=C…   → Snapshot
 * GET  /_control/events?as=U…             → server-sent events: `change`, `notification`, `failure`
 * POST /_control/command                  CommandRequest     → Outcome
 * POST /_control/message                  MessageRequest     → Outcome
 * POST /_control/action                   ActionRequest      → Outcome
 * POST /_control/submit                   SubmitRequest      → SubmitOutcome
 * POST /_control/close                    CloseRequest       → Outcome
 * POST /_control/home                     HomeRequest        → Outcome
 * POST /_control/options                  OptionsRequest     → OptionsOutcome
 * POST /_control/read                     ReadRequest        → Outcome
 * POST /_control/dm                       DmRequest          → DmOutcome
 * POST /_control/upload?as=U…&filename=…  the bytes          → UploadOutcome
 * GET  /_control/clock → ClockState       POST ClockRequest  → ClockState
 * GET  /_control/switches → Switches      POST Partial<Switches> → Switches
 * GET  /_control/gallery → {items: GalleryItem[]}
 * GET  /_control/inspector?since=n        → InspectorLog     DELETE empties it
 * POST /_control/people                   PeopleRequest      → Outcome with `user`
 * POST /_control/channel                  ChannelRequest     → Outcome
 * POST /_control/app                      AppRequest         → Outcome
 * GET  /files/<id>/<name>                 the bytes of a file, for the page (by its cookie) and tokens with files:read
 *
 * A refused request answers 4xx with `{ok: false, error}` where `error` is a sentence.
 */

/** A text object of Block Kit. */
export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

/** A block as the app sent it; `block_id` is always there, made by the server where the app gave none. */
export interface Block {
  type: string;
  block_id: string;
  [key: string]: unknown;
}

/** An option of a select, radio group, checkbox group or overflow menu. */
export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

/** A group of options of a select. */
export interface OptionGroup {
  label: TextObject;
  options: Option[];
}

/** One element's entry in `view.state.values`: `type` and the field that the type uses (see FIELD_OF_TYPE in `form.ts`). */
export interface ElementState {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  rich_text_value?: unknown;
  files?: FileObject[];
  timezone?: string;
}

/** `state.values`: block id → action id → what the element holds. */
export type StateValues = Record<string, Record<string, ElementState>>;

/** A file as it stands in a message or a file input. */
export interface FileObject {
  id: string;
  created: number;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  pretty_type: string;
  user: string;
  size: number;
  mode: 'hosted';
  is_external: false;
  is_public: boolean;
  url_private: string;
  url_private_download: string;
  permalink: string;
  alt_txt?: string;
  original_w?: number;
  original_h?: number;
  [key: string]: unknown;
}

/** A message as Slack would return it, with what the client has to know besides. */
export interface Message {
  type: 'message';
  subtype?: string;
  ts: string;
  text: string;
  user?: string;
  bot_id?: string;
  app_id?: string;
  team?: string;
  username?: string;
  blocks?: Block[];
  attachments?: unknown[];
  edited?: { user: string; ts: string };
  thread_ts?: string;
  parent_user_id?: string;
  reply_count?: number;
  reply_users?: string[];
  latest_reply?: string;
  files?: FileObject[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  reactions?: { name: string; users: string[]; count: number }[];
  /** True where only the person looking sees it; gone after a reload in Slack, kept here until the process ends. */
  ephemeral?: true;
  /** True while pinned in its channel. */
  pinned?: true;
  [key: string]: unknown;
}

/** A view as `views.open` answers it, with what the person has filled in so far in `state.values`. */
export interface View {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  blocks: Block[];
  private_metadata: string;
  callback_id: string;
  state: { values: StateValues };
  hash: string;
  title?: TextObject;
  close?: TextObject | null;
  submit?: TextObject | null;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
  submit_disabled?: boolean;
  previous_view_id?: string | null;
  root_view_id?: string | null;
  app_id: string;
  external_id?: string;
  app_installed_team_id: string;
  bot_id: string;
  /** Error texts by block id, after `response_action: 'errors'`; empty once the view changes. */
  errors?: Record<string, string>;
}

/** Somebody in the workspace, as the page lists people. */
export interface PersonSummary {
  id: string;
  /** The handle, without the at sign. */
  name: string;
  real_name: string;
  title: string;
  tz: string;
  tz_label: string;
  /** Seconds east of UTC at the sandbox's now. */
  tz_offset: number;
  /** Six hex digits without a hash, and up to two letters to stand on it. */
  avatar: { colour: string; initials: string };
  is_admin: boolean;
  is_guest: boolean;
  deleted: boolean;
  is_bot: boolean;
  persona: 'mentee' | 'mentor' | 'lead' | 'peer' | 'guest' | 'former' | 'external' | 'bot';
  /** The other organization they are a member of, met in a channel that is shared with it. */
  organization?: string;
}

/** A conversation the person looking is in or may join. */
export interface ConversationSummary {
  id: string;
  kind: 'im' | 'group' | 'channel' | 'private';
  name: string;
  topic: string;
  /** The other person of an `im`. */
  with?: string;
  unread: number;
  /** ts of the last message read. */
  last_read: string;
  member: boolean;
  members: string[];
  archived: boolean;
  shared: boolean;
}

/** A slash command out of the manifest. */
export interface CommandSummary {
  command: string;
  description: string;
  usage_hint: string;
}

/** All that one person sees, in one answer. */
export interface Snapshot {
  revision: number;
  team: { id: string; name: string };
  bot: {
    userId: string;
    botId: string;
    appId: string;
    name: string;
    installed: boolean;
    commands: CommandSummary[];
    home: { homeTab: boolean; messagesTab: boolean; messagesReadOnly: boolean };
  };
  me: PersonSummary;
  people: PersonSummary[];
  conversations: ConversationSummary[];
  /** The conversation the messages belong to; null where the person cannot see the one asked for. */
  channel: string | null;
  messages: Message[];
  /** Modal views open for this person, the top one last. */
  modals: View[];
  home: View | null;
  clock: ClockState;
  switches: Switches;
  /** Pages besides this one: where they are, and what leads there. */
  pages: { path: string; title: string }[];
}

/** Where an element stands. */
export type Container =
  | { type: 'message'; channel_id: string; message_ts: string; is_ephemeral?: boolean; thread_ts?: string }
  | { type: 'view'; view_id: string };

export interface CommandRequest {
  as: string;
  channel: string;
  /** The line as typed, slash and all. */
  text: string;
  thread_ts?: string;
}

export interface MessageRequest {
  as: string;
  channel: string;
  text: string;
  thread_ts?: string;
  /** Ids of files from `/_control/upload`. */
  files?: string[];
}

export interface ActionRequest {
  as: string;
  container: Container;
  block_id: string;
  action_id: string;
  /** What the element yields; for a button its `type` alone will do. */
  action: ElementState;
  /** The whole form as it stands, this action included. */
  state?: { values: StateValues };
}

export interface SubmitRequest {
  as: string;
  view_id: string;
  state?: { values: StateValues };
}

export interface CloseRequest {
  as: string;
  view_id: string;
  /** True: all modals of the stack at once. */
  clear?: boolean;
}

export interface HomeRequest {
  as: string;
  tab: 'home' | 'messages';
}

export interface OptionsRequest {
  as: string;
  container: Container;
  block_id: string;
  action_id: string;
  /** What was typed into the external select. */
  value: string;
}

export interface ReadRequest {
  as: string;
  channel: string;
  ts: string;
}

/** Opens (or finds) the direct conversation between two people. */
export interface DmRequest {
  as: string;
  with: string;
}

export type DmOutcome = { ok: true; channel: string } | { ok: false; error: string };

/** `error` is a sentence in the words of Slack's client. */
export type Outcome = { ok: true } | { ok: false; error: string };

export type SubmitOutcome =
  | { ok: true; response: 'closed' | 'updated' | 'pushed' | 'cleared' }
  | { ok: true; response: 'errors'; errors: Record<string, string> }
  | { ok: false; error: string };

export type OptionsOutcome =
  | { ok: true; options: Option[] }
  | { ok: true; option_groups: OptionGroup[] }
  | { ok: false; error: string };

export type UploadOutcome = { ok: true; file: FileObject } | { ok: false; error: string };

/** `live` runs along with the machine's clock, shifted; `still` stands; `fast` runs `speed` times as fast until `until`. */
export interface ClockState {
  /** ISO instant. */
  now: string;
  mode: 'live' | 'still' | 'fast';
  speed: number;
  /** ISO instant at which a fast run goes back to live, or null. */
  until: string | null;
}

export type ClockRequest =
  | { do: 'live' }
  | { do: 'real' }
  | { do: 'stop' }
  | { do: 'jump'; to: string }
  | { do: 'advance'; minutes: number }
  /** Runs `minutes` of sandbox time in `seconds` of real time. */
  | { do: 'run'; minutes: number; seconds: number };

export type FaultKind = 'none' | 'status_429' | 'status_500' | 'status_503' | 'silence' | 'done_500' | 'lost';
/** When a block may show a file that was uploaded. */
export type FilesShown = 'at_once' | 'late' | 'once_shared';
export type DeliveryFault = 'none' | 'late' | 'twice' | 'out_of_order';

/** What somebody trying or testing an app may change while it runs. */
export interface Switches {
  /** 'real' holds apps to Slack's rates; 'off' lets everything through. */
  limits: 'real' | 'off';
  /** False: a workspace that has not got the blocks of 2026 yet. */
  newBlocks: boolean;
  /**
   * What the Web API does wrong. `lost` does the work and closes without an answer, `done_500` does it and answers 500;
   * the others do nothing. `status_429` and `status_503` ask to come again in a second.
   */
  apiFault: FaultKind;
  /** Methods the API fault holds for; empty = all. */
  faultMethods: string[];
  /** How many calls the API fault still holds for; 0 = until switched off. */
  faultTimes: number;
  /**
   * From when on a block that names an uploaded file is taken: `late` is 3 seconds after the upload, `once_shared` when it
   * stands in a conversation. Until then it is answered `invalid_blocks`.
   */
  filesShown: FilesShown;
  /** What deliveries to the app suffer. */
  deliveryFault: DeliveryFault;
  /**
   * What the workspace's rules keep from the app: a method's name and the error Slack has for it, such as
   * `conversations.create` and `restricted_action`.
   */
  refusals: Record<string, string>;
}

/** One line of the inspector. */
export interface InspectorEntry {
  n: number;
  /** ISO instant, machine's clock. */
  at: string;
  direction: 'to_app' | 'from_app';
  /** Method name or kind of delivery, such as `chat.postMessage` or `block_actions`. */
  name: string;
  /** HTTP status, or 0 when there was no answer. */
  status: number;
  /** Milliseconds until the answer or acknowledgement. */
  ms: number;
  ok: boolean;
  /** Slack's error code, or the reason of a failed delivery. */
  error?: string;
  /** A sentence, or the messages of the validator. */
  detail?: string[];
  transport: 'http' | 'socket';
  request: unknown;
  response: unknown;
}

export interface InspectorLog {
  entries: InspectorEntry[];
  last: number;
}

/** A view or a message that the app can send, shown without the app. */
export interface GalleryItem {
  name: string;
  view?: View;
  message?: Message;
  /** What Slack would refuse, in its words; empty when it would take it. */
  problems: string[];
}

/** Changes of who is in the workspace; each sends its event to the app. */
export type PeopleRequest =
  | {
      do: 'join';
      real_name: string;
      name?: string;
      title?: string;
      tz?: string;
      is_guest?: boolean;
      is_external?: boolean;
      /** What they are here, where no other mark says it. */
      persona?: 'mentee' | 'mentor';
    }
  | {
      do: 'change';
      user: string;
      real_name?: string;
      title?: string;
      tz?: string;
      deleted?: boolean;
      is_admin?: boolean;
      /** Do not disturb, seconds since 1970; null = off. */
      dnd?: { start: number; end: number } | null;
      /** Their status, which ends in seconds since 1970, 0 = never; null = none. */
      status?: { text: string; emoji: string; expiration: number } | null;
    };

/** What a person does to a channel; each sends its events to the app. */
export type ChannelRequest =
  | { do: 'create'; as: string; name: string; is_private?: boolean }
  | { do: 'join' | 'leave' | 'archive' | 'unarchive'; as: string; channel: string }
  /** Deleted for good, made public, shared with the other organization, or no longer. */
  | { do: 'delete' | 'make_public' | 'share' | 'unshare'; as: string; channel: string }
  /** `user`: a person, or the app's bot. */
  | { do: 'invite' | 'remove'; as: string; channel: string; user: string }
  | { do: 'rename'; as: string; channel: string; name: string }
  | { do: 'pin' | 'unpin' | 'delete_message'; as: string; channel: string; ts: string };

/** What an admin does to the app. */
export type AppRequest =
  | { do: 'install'; as: string }
  | { do: 'uninstall'; as: string }
  | { do: 'revoke'; as: string }
  /** Asks the app's request URL for a challenge, as Slack does when it is entered. */
  | { do: 'verify' }
  | { do: 'disconnect'; reason: 'warning' | 'refresh_requested' | 'link_disabled' };

/** Data of `event: change`. */
export interface ChangeEvent {
  revision: number;
}

/** Data of `event: notification`: what a locked phone shows. */
export interface NotificationEvent {
  channel: string;
  ts: string;
  from: string;
  text: string;
}

/** Data of `event: failure`: what Slack's client says when the app did not answer. */
export interface FailureEvent {
  kind: 'command' | 'action' | 'submit' | 'options';
  sentence: string;
}
