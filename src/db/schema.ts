/**
 * The tables as the code sees them. Columns keep their names (snake_case). Every instant is a `timestamptz` and comes
 * as a Date; it is written by the caller from the product's clock, so that a clock that is moved moves all of them.
 *
 * Columns of type Sealed hold what people wrote, rated, or let us act with. They are encrypted with the key ring and
 * bound to their row and its owner (see sealed.ts). Each feature names its own.
 */
import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';

/** Encrypted bytes as `KeyRing.seal` makes them. PostgreSQL gives a Buffer, the embedded database a Uint8Array. */
type Sealed = Uint8Array;

export interface Schema {
  workspace: WorkspaceTable;
  slack_installation: SlackInstallationTable;
  person: PersonTable;
  assessment: AssessmentTable;
  network_person: NetworkPersonTable;
  network_map: NetworkMapTable;
  network_ask: NetworkAskTable;
  network_reminder: NetworkReminderTable;
  goal: GoalTable;
  goal_entry: GoalEntryTable;
  goal_share: GoalShareTable;
  share_wish: ShareWishTable;
  mentor_stop: MentorStopTable;
  pair: PairTable;
  agreement: AgreementTable;
  pair_mute: PairMuteTable;
  pair_place: PairPlaceTable;
  place_to_leave: PlaceToLeaveTable;
  meeting: MeetingTable;
  meeting_offer: MeetingOfferTable;
  meeting_news: MeetingNewsTable;
  agenda_item: AgendaItemTable;
  agenda_place: AgendaPlaceTable;
  meeting_action: MeetingActionTable;
  meeting_decided: MeetingDecidedTable;
  meeting_note: MeetingNoteTable;
  typed_text: TypedTextTable;
  hidden_contacts: HiddenContactsTable;
  slack_event: SlackEventTable;
  push: PushTable;
  push_thing: PushThingTable;
  nudge_setting: NudgeSettingTable;
  nudge: NudgeTable;
  digest_setting: DigestSettingTable;
  digest: DigestTable;
  push_pause: PushPauseTable;
  surface: SurfaceTable;
  surface_pin: SurfacePinTable;
  job: JobTable;
  pace: PaceTable;
  key_check: KeyCheckTable;
}

/** A Slack workspace, or a whole Enterprise organisation when it was installed for all of it. */
interface WorkspaceTable {
  /** Slack's team id, or the enterprise id for an organisation-wide installation. */
  id: string;
  name: string | null;
  installed_at: Date;
  uninstalled_at: Date | null;
  /** Kinds of newer blocks that this workspace answered with `invalid_blocks`; plain ones are sent instead. */
  refused_blocks: ColumnType<string[], string[] | undefined, string[]>;
}

/** What OAuth gave us for one workspace or organisation. */
interface SlackInstallationTable {
  workspace_id: string;
  team_id: string | null;
  enterprise_id: string | null;
  is_enterprise: boolean;
  app_id: string | null;
  bot_user_id: string | null;
  scopes: ColumnType<string[], string[] | undefined, string[]>;
  /** Sealed: Slack's whole answer with every token in it, as JSON. */
  installation: Sealed;
  /** When the bot token ends, for an app with token rotation. */
  expires_at: Date | null;
  /** Which installation it is: another after each time that somebody installs, the same when tokens are renewed. */
  generation: ColumnType<string, string | undefined, string>;
  installed_at: ColumnType<Date, Date | undefined, Date>;
  updated_at: Date;
  /** Which renewal of the tokens is on its way, and until when it may be: by the database's clock. */
  renewing: ColumnType<string | null, undefined, string | null>;
  renewing_until: ColumnType<Date | null, undefined, Date | null>;
}

/** Somebody in a workspace who has met the bot, or with whom a goal was shared. */
interface PersonTable {
  id: Generated<string>;
  workspace_id: string;
  slack_user_id: string;
  /** The workspace that they belong to, one of an organization's where `workspace_id` is that; null until Slack tells. */
  home_team: ColumnType<string | null, string | null | undefined, string | null>;
  name: string | null;
  /** IANA name as Slack gives it; null until asked for. */
  time_zone: string | null;
  is_admin: ColumnType<boolean, boolean | undefined, boolean>;
  is_guest: ColumnType<boolean, boolean | undefined, boolean>;
  is_bot: ColumnType<boolean, boolean | undefined, boolean>;
  deactivated_at: Date | null;
  welcomed_at: Date | null;
  /** When Slack told of them what we keep, by its clock: what it told before that comes too late. */
  told_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When Slack was last asked about them: what it told meanwhile may have been missed. */
  asked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When they last did something here, to ten minutes. */
  acted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Off: a notification on a locked phone says nothing private. */
  full_notification_text: ColumnType<boolean, boolean | undefined, boolean>;
  /** The last day of the nights that they work, 'YYYY-MM-DD'; until it has gone by only their own days push. */
  nights_until: ColumnType<string | null, string | null | undefined, string | null>;
  /** Whole hours of their clock in which what comes by itself may reach them; null: as usual. */
  hours_from: ColumnType<number | null, number | null | undefined, number | null>;
  hours_until: ColumnType<number | null, number | null | undefined, number | null>;
  /** Their working days, 1 Monday to 7 Sunday; null: Monday to Friday. */
  working_days: ColumnType<number[] | null, number[] | null | undefined, number[] | null>;
  /** The first and the last day on which they are away, 'YYYY-MM-DD'; until then only their own days push. */
  away_from: ColumnType<string | null, string | null | undefined, string | null>;
  away_until: ColumnType<string | null, string | null | undefined, string | null>;
  /** When a status of Slack's ends that counts as away; of the status nothing else is kept. */
  status_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Off: nothing that others send comes to them from the bot. */
  takes_messages: ColumnType<boolean, boolean | undefined, boolean>;
  created_at: Date;
  updated_at: Date;
}

/** One round of the self-assessment. At most one per person is open: neither finished nor set aside. */
interface AssessmentTable {
  id: Generated<string>;
  person_id: string;
  edition: string;
  edition_version: string;
  /** The page she is on, so that she resumes there. */
  page: string;
  /** Sealed: everything she ticked, rated, chose and wrote, as JSON. */
  answers: Sealed;
  /** Neither read nor written any more; a later release drops it. */
  revision: ColumnType<number, never, never>;
  started_at: Date;
  finished_at: Date | null;
  /** When it was set aside because nobody could read it, so that another could be begun. */
  replaced_at: ColumnType<Date | null, never, Date>;
}

/** Somebody on a mentee's map. In clear stands only that there is somebody, since when, and whether it was removed. */
interface NetworkPersonTable {
  /** Made where the form is made, so that a form sent twice adds one person. */
  id: string;
  person_id: string;
  /** Sealed: who it is and everything she noted of them, as JSON. */
  noted: Sealed;
  created_at: Date;
  /** Kept for a day, so that it can be undone. */
  removed_at: Date | null;
}

/** What belongs to a mentee's map as a whole. */
interface NetworkMapTable {
  person_id: string;
  /** Sealed: the keys of the findings she dismissed, as JSON. */
  dismissed: Sealed;
  /** Slack's id of the picture in her chat, so that it can be deleted. */
  picture_file: string | null;
  /** Uploads that no message is known to show yet, the newest last. */
  picture_uploads: Generated<string[]>;
  /** A keyed hash of what the newest picture shows, so that it is not uploaded again for another try. */
  picture_mark: Generated<string | null>;
}

/** What a mentee asks somebody about a need. */
interface NetworkAskTable {
  id: string;
  person_id: string;
  /** Sealed: whom, about what, in which words, and what came of it, as JSON. */
  noted: Sealed;
  created_at: Date;
}

/** What a mentee wants to be reminded of. It is put away until its day, and stands on her map from then on. */
interface NetworkReminderTable {
  id: string;
  person_id: string;
  /** Sealed: the key of what her map shows, as JSON. */
  finding: Sealed;
  /** The day she chose, 'YYYY-MM-DD', in her zone. In clear: the schedule goes by it. */
  remind_on: string;
  /** When the schedule looks at it next; null once it has been handed to the message `told_in`. */
  look_at: Date | null;
  /** The message that tells her, or has told her. */
  told_in: string | null;
}

/** What a mentee wants to reach. */
interface GoalTable {
  /** Made where the form is made, so that a form sent twice makes one goal. */
  id: string;
  person_id: string;
  /** Draft: begun, and left before it had its words and its day. */
  state: 'draft' | 'open' | 'done' | 'let-go';
  /** A calendar day, 'YYYY-MM-DD'. In clear, as is the state: lists are ordered by it in the database. */
  due_on: string | null;
  /** Sealed: everything else she said of it, as JSON. */
  words: Sealed;
  /** How many entries it has; the newest has this position. */
  entries: ColumnType<number, number | undefined, number>;
  created_at: Date;
  closed_at: Date | null;
}

/** Something that happened to a goal: made, changed, noted, shared, done, let go, taken up again. Never changed. */
interface GoalEntryTable {
  id: string;
  goal_id: string;
  /** The goal's person: exporting and erasing go by it. */
  person_id: string;
  /** From 1, in the order they happened. */
  position: number;
  /** Sealed: what happened, as JSON. */
  entry: Sealed;
  at: Date;
}

/** A goal that its mentee shows to one mentor. */
interface GoalShareTable {
  goal_id: string;
  /** The mentee, whose goal it is. */
  person_id: string;
  /** The one person who sees it. */
  mentor_id: string;
  shared_at: Date;
}

/** A message that its reader's own press did not bring: it went, or is about to. The caps count these. */
interface PushTable {
  /** Also what the message of several things is about. */
  id: string;
  person_id: string;
  /** Which caps it counts in. */
  side: 'mentee' | 'mentor';
  /** The reader's day when it was decided. With `of_day` it is taken once. */
  on_day: string;
  of_day: number;
  /** The ISO week of that day, such as 2026-W50. With `of_week` it is taken once. */
  week: string;
  of_week: number;
  decided_at: Date;
  /** What it told first, also once nothing is told by it any more; null of a release before. */
  first_kind: ColumnType<string | null, string | null | undefined, never>;
  first_subject: ColumnType<string | null, string | null | undefined, never>;
}

/** Something that is to be told, or has been: one row for each thing, however often it is told. */
interface PushThingTable {
  id: string;
  person_id: string;
  kind: string;
  /** What it is about, by an id of the kind's own. */
  subject_id: string;
  /** When its reader last had it in hand themselves: what they have just noted is not told to them. */
  noted_at: Date | null;
  /** When the schedule looks at it next; null once it is told, or waits for the next message to ride with. */
  look_at: Date | null;
  /** The push that tells it. */
  told_in: string | null;
  /** Where in that message, from 0, which is told in full. */
  place: number | null;
}

/** When somebody wants their weekly nudge, and when it is looked at next. One row for whoever has done anything here. */
interface NudgeSettingTable {
  person_id: string;
  /** 1 for Monday to 7. */
  day_of_week: ColumnType<number, number | undefined, number>;
  /** Where they are; 0 to 23. */
  hour: ColumnType<number, number | undefined, number>;
  cadence: ColumnType<
    'weekly' | 'fortnightly' | 'monthly' | 'off',
    'weekly' | undefined,
    'weekly' | 'fortnightly' | 'monthly' | 'off'
  >;
  /** Kinds that they want no nudge of. */
  kinds_off: ColumnType<string[], string[] | undefined, string[]>;
  /** The first day on which nudges may come again, 'YYYY-MM-DD'. */
  paused_until: string | null;
  /** The day of theirs that the next look is for; null: it is to be found. */
  for_day: string | null;
  /** When the schedule looks at it; null where it is off. */
  next_nudge_at: Date | null;
}

/** What was decided for one week of somebody: a nudge, a question, or silence with its reason. */
interface NudgeTable {
  id: string;
  person_id: string;
  /** The ISO week of their date, such as 2026-W50. */
  week: string;
  /** Their day when it was decided. */
  on_day: string;
  decided_at: Date;
  /** What it is about, or 'question'; null where nothing was sent. */
  kind: string | null;
  /** Why nothing was sent, as `Silence` names it; null where something was. */
  withheld: string | null;
  /** It is the first that they ever get, and says what it is. */
  is_first: boolean;
  /** They put it off to a day. */
  put_off_until: string | null;
  answered_at: Date | null;
  /** The message asks nothing any more. */
  closed_at: Date | null;
}

/** Whether a mentor wants their weekly digest, when, and when the schedule looks next. Nobody has one who was never offered it. */
interface DigestSettingTable {
  person_id: string;
  is_on: ColumnType<boolean, boolean | undefined, boolean>;
  /** When it was offered; that is done once. */
  offered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** 1 for Monday to 7. */
  day_of_week: ColumnType<number, number | undefined, number>;
  /** Where they are; 0 to 23. */
  hour: ColumnType<number, number | undefined, number>;
  /** The day of theirs that the next look is for; null: it is to be found. */
  for_day: ColumnType<string | null, string | null | undefined, string | null>;
  /** When the schedule looks at it; null where it is off. */
  next_digest_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** What was decided for one week of a mentor: a digest, or none with its reason. */
interface DigestTable {
  id: string;
  person_id: string;
  /** The ISO week of their date, such as 2026-W50. */
  week: string;
  /** Their day when it was decided. */
  on_day: string;
  decided_at: Date;
  /** Why none was sent, as `Withheld` names it; null where one was. */
  withheld: string | null;
  /** A newer one took its place. */
  closed_at: Date | null;
}

/** What the operator holds of all that would come by itself. */
interface PushPauseTable {
  /** A workspace's id, or '*' for all. */
  team: string;
  since: Date;
  /** Null: until it is taken back. */
  until: Date | null;
}

/** A goal that its mentee would share with a mentor who has stopped her: it waits until they allow it. */
interface ShareWishTable {
  goal_id: string;
  /** The mentee, whose goal it is. */
  person_id: string;
  mentor_id: string;
  wished_at: Date;
}

/** Of whom a mentor wants to see no more, until they allow it again. */
interface MentorStopTable {
  /** The mentor. */
  person_id: string;
  mentee_id: string;
  stopped_at: Date;
}

/** A mentee and somebody who said yes to her. */
interface PairTable {
  id: string;
  /** The mentee. */
  person_id: string;
  /** Null while they have heard nothing, where they are not in this Slack, and once they are erased. */
  mentor_id: string | null;
  /** Who it is on the mentee's map. */
  on_map: string;
  state: 'talk' | 'proposed' | 'active' | 'paused' | 'closing' | 'closed';
  /** Whether the mentor does it with this bot. */
  with_bot: boolean;
  /** Sealed: how the mentee calls them, and for what, as JSON. Hers alone. */
  noted: Sealed;
  /** Sealed: what she would propose, as JSON; null where that is as usual. Hers alone. */
  draft: Sealed | null;
  /** The last day of a pause, 'YYYY-MM-DD'. */
  paused_until: string | null;
  /** Her day on which she last kept what they agreed, 'YYYY-MM-DD'. */
  kept_on: ColumnType<string | null, string | null | undefined, string | null>;
  /** When the schedule looks at it next: for a pause that ends, or a version that waits too long. */
  look_at: Date | null;
  ended_by: 'mentee' | 'mentor' | null;
  created_at: Date;
  closed_at: Date | null;
}

/** A version of how two have agreed to work, or would. Its terms are never changed: a change is another version. */
interface AgreementTable {
  id: string;
  pair_id: string;
  /** The mentee. */
  person_id: string;
  /** From 1, in the order they were sent. */
  number: number;
  sent_by: 'mentee' | 'mentor';
  /** Sealed, with the pair: what it says, as JSON. */
  terms: Sealed;
  sent_at: Date;
  /** The day on which the mentor is reminded of it once, 'YYYY-MM-DD'. */
  remind_on: string | null;
  ended_at: Date | null;
  /** What became of it; null while it waits for the other side. One of a pair waits at most. */
  ended:
    | 'agreed'
    | 'noted'
    | 'changed'
    | 'taken-back'
    | 'declined'
    | 'expired'
    | 'without-bot'
    | 'cannot'
    | 'not-remembered'
    | 'closed'
    | null;
  /** Sealed, with the pair: a line of who ended it, as JSON. */
  line: Sealed | null;
  /** It ended before it came to the mentor, who knows nothing of it. */
  unheard: Generated<boolean>;
}

/** Somebody of a pair who hears nothing of it from the bot. Theirs alone: the other side is told nothing. */
interface PairMuteTable {
  pair_id: string;
  person_id: string;
  muted_at: Date;
}

/** The channel in which two of a pair talk, made for them or about to be; there is no row where they want none. */
interface PairPlaceTable {
  pair_id: string;
  /** The mentee. */
  person_id: string;
  workspace_id: string;
  /** The version in which both agreed to it: what it is to be called stands there, sealed. */
  version_id: string;
  /** How far it has come in Slack; see src/relationship/place/place.ts. */
  state: 'none' | 'making' | 'made' | 'held' | 'open' | 'refused' | 'left';
  /** Whether the two want it still. */
  wanted: boolean;
  /** The channel in which both were before, and agreed to talk; null for one that is made. */
  agreed_channel: ColumnType<string | null, string | null | undefined, string | null>;
  /** Whether the channel they have was there before: it is never archived. */
  was_there: Generated<boolean>;
  /** Which of its names is tried: 0 is the one that both read. */
  attempt: number;
  channel_id: string | null;
  /** Slack's code of why it could not be made, or what has become of the channel. */
  problem: string | null;
  /** Keyed hashes of the ids of those who were named to the mentee as reading there. */
  seen_readers: ColumnType<string[], string[] | undefined, string[]>;
  /** Both agreed to a public one. */
  agreed_public: Generated<boolean>;
  /** She has read that everyone in the workspace can read there. */
  seen_public: Generated<boolean>;
  /** When the schedule looks at it next; null while there is nothing to be done. */
  look_at: Date | null;
  held_by: string | null;
  held_until: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A channel that the bot is to leave, whether or not there is still anything of whose it was. */
interface PlaceToLeaveTable {
  id: string;
  workspace_id: string;
  channel_id: string;
  /** Something of the bot's stands there: whoever reads it reads that the bot is done. */
  was_posted: boolean;
  /** It cannot leave by itself, and has asked to be removed. */
  asked: Generated<boolean>;
  /** When to look at it next; null once it has asked, and while the channel is archived. */
  look_at: Date | null;
}

/** A meeting of two, coming or past. One of a pair is open at most: wanted without a time, or set. */
interface MeetingTable {
  id: string;
  pair_id: string;
  /** The mentee. */
  person_id: string;
  /** From 1, of the pair. */
  number: number;
  state: 'wanted' | 'set' | 'met' | 'fell-through' | 'cancelled';
  /** Null while no time stands; after the end the time that it was about. */
  starts_at: Date | null;
  minutes: number;
  /** How the time that stands came about: taken from an offer, arranged elsewhere, or noted afterwards. */
  how: 'offer' | 'arranged' | 'logged' | null;
  /** Counts the times that stood, and rises when one is let go: a press names it, and the calendar entry carries it. */
  sequence: Generated<number>;
  /** The forms that set a time of it, or noted it: sent once more they are the same. */
  forms: ColumnType<string[], string[] | undefined, string[]>;
  opened_at: Date;
  ended_at: Date | null;
  /** Who said what became of it. */
  ended_by: 'mentee' | 'mentor' | null;
  /** When the schedule looks at it next: for a time that passes, or the question whether they met. */
  look_at: Date | null;
  /** When the mentee shared its agenda first. */
  shared_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** The channel in which it stands; null for two copies, one for each. */
  shared_in: ColumnType<string | null, string | null | undefined, string | null>;
  /** Which goals stood on it then. */
  shared_goals: ColumnType<string[] | null, string[] | null | undefined, string[] | null>;
  /** Who read there when she shared it: what was typed before is words or a heading by that. */
  shared_where: ColumnType<SharedWhere | null, SharedWhere | null | undefined, SharedWhere | null>;
  /** The last change of its agenda, and whose it was. */
  changed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  changed_by: ColumnType<
    'mentee' | 'mentor' | null,
    'mentee' | 'mentor' | null | undefined,
    'mentee' | 'mentor' | null
  >;
  /** When the mentor said that he has seen it. */
  seen_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

type SharedWhere = 'private channel' | 'more readers' | 'public' | 'two copies';

/** Times that one of two offers the other. One of a meeting waits at most. */
interface MeetingOfferTable {
  id: string;
  meeting_id: string;
  pair_id: string;
  /** The mentee. */
  person_id: string;
  /** From 1, of the pair. */
  number: number;
  sent_by: 'mentee' | 'mentor';
  /** Instants, ISO 8601 in UTC, the earliest first. */
  times: ColumnType<string[], string[], string[]>;
  /** How long whoever offers them would talk. */
  minutes: Generated<number>;
  /** The form that sent it: sent once more it is the same. */
  form_id: string;
  sent_at: Date;
  /** What became of it; null while it waits. */
  ended: 'taken' | 'none' | 'withdrawn' | 'overtaken' | 'passed' | 'closed' | null;
  ended_at: Date | null;
  /** Which of its times was taken. */
  taken: string | null;
  /** Sealed, with the pair: a line of who took none, as JSON. */
  word: Sealed | null;
}

/** Something that two want to talk about: its words once, wherever it is carried. */
interface AgendaItemTable {
  id: string;
  pair_id: string;
  /** The mentee. */
  person_id: string;
  /** From 1, of the pair: in the order in which they were first written. */
  number: number;
  writer: 'mentee' | 'mentor';
  /** Sealed, with the pair: the text, as JSON; null where it was taken out. */
  words: Sealed | null;
  /** Of the text: rises with each change. */
  version: number;
  tag: 'advice' | 'feedback' | 'decision' | 'introduction' | 'listen' | null;
  written_at: Date;
}

/** Where an item stands on the agenda of a meeting. */
interface AgendaPlaceTable {
  item_id: string;
  meeting_id: string;
  /** The mentee. */
  person_id: string;
  part: 'main' | 'open' | 'later';
  /** Of its part; the lowest first. */
  rank: number;
  reached: boolean;
  /** Taken out here. */
  out: boolean;
}

/** Something that one of two said they would do: one row of the pair, on whichever agenda it is shown. */
interface MeetingActionTable {
  id: string;
  pair_id: string;
  /** The mentee. */
  person_id: string;
  /** At which meeting it was said. */
  meeting_id: string;
  /** From 1, of the pair: in the order in which they were entered. */
  number: number;
  writer: 'mentee' | 'mentor';
  owner: 'mentee' | 'mentor';
  /** Sealed, with the pair: the text and the day, as JSON; null where it was dropped. */
  words: Sealed | null;
  state: 'open' | 'done' | 'dropped';
  written_at: Date;
  /** When it was marked as done, or dropped. */
  ended_at: Date | null;
}

/** What one of two noted as decided at a meeting: both read it. */
interface MeetingDecidedTable {
  id: string;
  meeting_id: string;
  pair_id: string;
  /** The mentee. */
  person_id: string;
  side: 'mentee' | 'mentor';
  /** Sealed, with the pair: the text, as JSON; null where nothing was decided, or it was taken out. */
  words: Sealed | null;
  /** Of the text: rises with each change. */
  version: number;
  written_at: Date;
}

/** What one of two noted for themselves after a meeting. */
interface MeetingNoteTable {
  id: string;
  meeting_id: string;
  /** Who wrote it, be it the mentee or the mentor. */
  person_id: string;
  /** Sealed, with whose it is: the words by field, as JSON. */
  words: Sealed;
  /** Rises with each change. */
  version: number;
  written_at: Date;
}

/** What one of two is told of a meeting by a message: once each, as it stood then. */
interface MeetingNewsTable {
  id: string;
  meeting_id: string;
  pair_id: string;
  /** The mentee. */
  person_id: string;
  /** Who is told. */
  reader: 'mentee' | 'mentor';
  what: 'taken' | 'arranged' | 'none' | 'cancelled';
  /** The offer that was answered. */
  offer_id: string | null;
  /** The time that was set, or cancelled. */
  starts_at: Date | null;
  /** The time that stood before. */
  before: Date | null;
  /** Of the meeting, as it is told: what is newer makes it old. */
  sequence: number;
  /** Something newer took its place before it went. */
  let_go: Generated<boolean>;
  /** Its reader has read how it stands on a page or in Home since: they know of it, whether or not it has gone. */
  seen: Generated<boolean>;
  created_at: Date;
}

/** What somebody typed into a form and has not sent. */
interface TypedTextTable {
  id: string;
  person_id: string;
  /** Which form, as its feature calls it. */
  form: string;
  /** The id of what it is about; of something new the one it will have. */
  subject: string;
  /** Sealed, with whose it is: what each input held and when that was typed, as JSON. */
  typed: Sealed;
  typed_at: Date;
  /** From when on the tick deletes it. */
  gone_at: Date;
}

/** Whom somebody has hidden from herself among those to turn to; there is no row once all are shown again. */
interface HiddenContactsTable {
  person_id: string;
  /** Sealed, with whose it is: their names, as JSON. */
  names: Sealed;
}

export type SurfaceState = 'queued' | 'sending' | 'sent' | 'unknown' | 'removed' | 'failed';

/** An event of Slack's that changed something, kept for a day: a repeat is known by it. What it told is not kept. */
interface SlackEventTable {
  id: string;
  type: string;
  workspace_id: string;
  slack_user_id: string | null;
  taken_at: Date;
}

/**
 * What stands in Slack, or is to stand there: a person's message, a channel's, or a Home. `wanted_version` rises with
 * every change of what it shows; Slack is brought to it until `shown_version` is the same.
 */
interface SurfaceTable {
  id: Generated<string>;
  workspace_id: string;
  place: Generated<'dm' | 'channel' | 'home'>;
  /** Who reads it; null for a channel. This, or the channel, with kind and subject names one surface. */
  person_id: string | null;
  kind: string;
  subject_id: string;
  channel_id: string | null;
  message_ts: string | null;
  state: SurfaceState;
  /** A message was asked for and none has been tried for it yet: what may be posted. */
  owed: Generated<boolean>;
  /** It was posted a second time, because nobody knows of the first. */
  repeated: Generated<boolean>;
  /** When its message was asked for last. */
  asked_at: Date | null;
  wanted_version: Generated<number>;
  shown_version: Generated<number>;
  /** A keyed hash of what is shown, so that what is equal is not sent again. */
  shown_mark: string | null;
  /** Tries that failed since the last that did not. */
  tries: Generated<number>;
  /** Slack's code or the error's name, of what failed last or ended it. */
  last_error: string | null;
  /** When to look at it next; null while nothing is to be done. */
  look_at: Date | null;
  /** Who brings it just now, and until when that holds, by the database's clock. */
  held_by: string | null;
  held_until: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A message in a channel that is to be pinned, or whose pin is to be taken off: the surface that it is (see surfaces/pins/). */
interface SurfacePinTable {
  id: string;
  workspace_id: string;
  channel_id: string;
  kind: string;
  subject_id: string;
  /** Whose message it is; null once they are erased, until the pin is off. */
  person_id: string | null;
  wanted: boolean;
  /** Raised by whatever makes another look necessary: who looked before does not end it. */
  version: Generated<number>;
  /** The message that is pinned, or that may be: noted before Slack is asked. */
  message_ts: string | null;
  /** Slack has said that it is. */
  pinned: Generated<boolean>;
  /** Slack's code for why it is not pinned, for good. */
  problem: string | null;
  /** Looks since the last that had something to do, and tries that failed. */
  tries: Generated<number>;
  /** When to look at it next; null while nothing is to be done. */
  look_at: Date | null;
  /** Who brings it just now, and until when that holds, by the database's clock. */
  held_by: string | null;
  held_until: Date | null;
  updated_at: Date;
}

/** One piece of queued work (see jobs/). It is gone when it is done. Its instants are by the database's clock. */
interface JobTable {
  id: GeneratedAlways<number>;
  name: string;
  workspace_id: string;
  /** Ids, as the kind of job names them. */
  data: unknown;
  /** Not before this instant. */
  run_at: Date;
  /** How often it was taken: tells the one who has it from the one who had it before. */
  claims: Generated<number>;
  /** How often it failed. */
  tries: Generated<number>;
  /** While somebody has it: until when, unless they say that they still do. */
  taken_until: Date | null;
  given_up_at: Date | null;
  /** The name and code of the last error; never its message. */
  fault: string | null;
  /** Somebody's own press wants it: it goes before what nobody waits for. */
  pressed: Generated<boolean>;
  /** Nobody has it, and it was not given up. */
  waits: GeneratedAlways<boolean>;
}

/** How fast the work of a workspace goes (see jobs/pace.ts), and how much of it is taken just now. */
interface PaceTable {
  workspace_id: string;
  /** Its jobs that somebody has. */
  in_flight: number;
  /** Slots a second when the last pause ended; it has grown since. */
  rate: number;
  /** Slots that were left in the bucket at `counted_at`. */
  tokens: number;
  counted_at: Date;
  /** Nothing is taken before this instant. */
  paused_until: Date;
  /** When the rate was lowered last. */
  lowered_at: Date;
  /** How many slots were taken since `measured_from`, when the bucket was full or the last pause ended. */
  measured: number;
  measured_from: Date;
}

/** One row: a known text sealed with the newest key, so that a database is never opened with the wrong one. */
interface KeyCheckTable {
  id: ColumnType<number, number | undefined, never>;
  sealed: Sealed;
  /** When seals for owners were asked for: from then on they are written. */
  bound_asked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Since when nothing is left that is sealed for its row alone: such a value is refused. */
  bound_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** By what Slack knows somebody, who may never have met the bot. */
export interface SlackIdentity {
  /** Of their workspace; the organisation's for an organisation-wide installation. */
  workspaceId: string;
  slackUserId: string;
}

export type Person = Selectable<PersonTable>;
export type Surface = Selectable<SurfaceTable>;
