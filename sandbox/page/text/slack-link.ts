/**
 * Where a link leads that Slack's own client follows inside itself: https://docs.slack.dev/interactivity/deep-linking,
 * and the addresses of conversations in a browser.
 */
export type SlackPlace =
  | { kind: 'person'; team: string; id: string }
  | { kind: 'channel'; team: string; id: string }
  | { kind: 'app'; team: string; id: string; tab: 'home' | 'messages' | 'about' }
  | { kind: 'open'; team: string };

const appTabs = ['home', 'messages', 'about'] as const;

/** Where in Slack a link leads; undefined for one that leads anywhere else, or nowhere. `team` is '' where it names none. */
export function slackPlace(link: string): SlackPlace | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  const team = url.searchParams.get('team') ?? '';
  const id = url.searchParams.get('id') ?? '';
  if (url.protocol === 'slack:') return ofScheme(url, team, id);
  if (url.protocol !== 'https:' || !/(^|\.)slack\.com$/.test(url.hostname)) return undefined;
  if (url.pathname === '/app_redirect') {
    const to = url.searchParams.get('channel') ?? '';
    const app = url.searchParams.get('app') ?? '';
    return to ? conversation(team, to) : app ? { kind: 'app', team, id: app, tab: 'messages' } : undefined;
  }
  const [, room = '', here = ''] = /^\/client\/(\w+)\/(\w+)/.exec(url.pathname) ?? [];
  if (here) return conversation(room, here);
  const [, channel] = /^\/archives\/(\w+)/.exec(url.pathname) ?? [];
  return channel ? conversation('', channel) : undefined;
}

/** `slack://user?…`, where the first word stands in the place of a host. */
function ofScheme(url: URL, team: string, id: string): SlackPlace | undefined {
  const kind = url.hostname || url.pathname.replace(/^\/+/, '');
  if (kind === 'open') return { kind: 'open', team };
  if (!id) return undefined;
  if (kind === 'app')
    return { kind: 'app', team, id, tab: appTabs.find((tab) => tab === url.searchParams.get('tab')) ?? 'messages' };
  return kind === 'user' || kind === 'channel' ? { kind: kind === 'user' ? 'person' : 'channel', team, id } : undefined;
}

/** Slack takes a person's id in the place of a channel, for the conversation with them. */
const conversation = (team: string, id: string): SlackPlace => ({
  kind: /^[UW]/.test(id) ? 'person' : 'channel',
  team,
  id,
});
