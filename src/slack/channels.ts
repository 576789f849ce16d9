import type { WebClient } from '@slack/web-api';
import { slackErrorOf } from '../process/log.ts';
import { askIdentity } from './installed/workspaces.ts';
import { findMember, type SlackMember } from './members.ts';

/** What `conversations.info` tells of a channel: only the keys we use. https://docs.slack.dev/reference/objects/conversation-object */
export interface ChannelTold {
  name?: string | undefined;
  is_archived?: boolean | undefined;
  is_private?: boolean | undefined;
  is_general?: boolean | undefined;
  is_shared?: boolean | undefined;
  is_ext_shared?: boolean | undefined;
  is_org_shared?: boolean | undefined;
  is_pending_ext_shared?: boolean | undefined;
  /** The bot is in it. */
  is_member?: boolean | undefined;
  /** Ours: it is there, and who is in it is not shown. */
  isBlind?: true;
}

/** A channel and who is in it, as Slack shows it to the bot. */
export interface ChannelSeen {
  channel: string;
  /** Undefined where it is not shown. */
  told: ChannelTold | undefined;
  /** By Slack id. */
  members: string[];
}

/** The same with whom Slack told of, and who asked. */
export interface ChannelRead extends ChannelSeen {
  known: SlackMember[];
  /** The bot, by its user id there. */
  bot: string;
  /** How the workspace is called; '' where Slack does not say. */
  workspace: string;
}

/** Slack gives up to a thousand: https://docs.slack.dev/reference/methods/conversations.members */
const pageSize = 1_000;

/** Slack's answers after which asking again gains nothing: https://docs.slack.dev/reference/methods/conversations.info */
const never = new Set([
  ...['access_denied', 'no_permission', 'not_allowed_token_type', 'method_not_supported_for_channel_type'],
  ...['team_access_not_granted', 'org_login_required', 'ekm_access_denied', 'restricted_action'],
]);

/**
 * A channel and who is in it, as Slack shows it to the bot now. A private one is shown only to who is in it.
 *
 * @param enough so many members are known to be too many, and the rest are not asked for
 * @returns `not allowed` where the bot was not granted to look
 * @throws what the Web API throws, where asking again may help
 */
export async function lookInto(
  client: WebClient,
  channel: string,
  enough = Number.POSITIVE_INFINITY,
): Promise<ChannelSeen | 'not allowed'> {
  try {
    const { channel: told } = await client.conversations.info({ channel });
    const members: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await client.conversations.members({ channel, limit: pageSize, ...(cursor && { cursor }) });
      members.push(...(page.members ?? []));
      cursor = page.response_metadata?.next_cursor || undefined;
      if (!cursor || members.length > enough) return { channel, told: told as ChannelTold, members };
    }
  } catch (error) {
    const code = slackErrorOf(error);
    if (code === 'channel_not_found') return { channel, told: undefined, members: [] };
    if (never.has(code ?? '')) return 'not allowed';
    if (code !== 'missing_scope') throw error;
    // Of a channel that is public now it is not allowed to look without a scope for those; Slack says so.
    return isForPublic(error) ? { channel, told: { is_private: false, isBlind: true }, members: [] } : 'not allowed';
  }
}

/** Whether what is missing is the scope for public channels, where that for private ones is there. */
function isForPublic(error: unknown): boolean {
  const { needed = '', provided = '' } = (error as { data?: { needed?: string; provided?: string } }).data ?? {};
  return needed.includes('channels:read') && provided.includes('groups:read');
}

/** Of which channel it is read who is in it, and for whom. */
interface ReadOf {
  channel: string;
  workspaceId: string;
  two: string[];
  leads: string[];
  enough?: number;
}

/** So many are asked about, to tell people from apps; the rest are counted as people. */
const askedAtMost = 15;
/** Where nobody is named as leading, the admins of the workspace do, and only asking tells who they are. */
const askedForAdmins = 60;

/**
 * Reads who is in a channel: those who lead are asked about wherever they stand.
 *
 * @param two need not be asked about
 * @param leads by Slack id; where none are named, everybody is asked about, up to a limit
 * @returns and throws as `lookInto`
 */
export async function readChannel(
  client: WebClient,
  { channel, workspaceId, two, leads, enough }: ReadOf,
): Promise<ChannelRead | 'not allowed'> {
  const [seen, { botUserId: bot, teamName: workspace }] = await Promise.all([
    lookInto(client, channel, enough),
    askIdentity(client),
  ]);
  if (seen === 'not allowed') return seen;
  const isEnough = enough !== undefined && seen.members.length > enough;
  const others = isEnough ? [] : seen.members.filter((id) => id !== bot && !two.includes(id));
  const first = others.filter((id) => leads.includes(id));
  const rest = others.filter((id) => !leads.includes(id));
  const asked = [...first, ...rest.slice(0, leads.length > 0 ? askedAtMost : askedForAdmins)];
  const known = await Promise.all(asked.map((slackUserId) => findMember(client, { workspaceId, slackUserId })));
  return { ...seen, bot, workspace, known: known.filter((one) => one !== undefined) };
}
