import type { DmOutcome } from '../../protocol.ts';
import { post } from '../client.ts';
import type { Place } from '../place.ts';
import { useWorkspace } from '../workspace.ts';
import { type SlackPlace, slackPlace } from './slack-link.ts';

/**
 * Follows a link: inside the page where Slack's client would stay inside itself, else in a tab of its own that is told
 * nothing about this page.
 */
export function useLink(): (url: string) => void {
  const { snapshot, place, go, say, refresh, person, conversation } = useWorkspace();
  const here: Place = place.as ? { as: place.as } : {};
  const show = (channel: string, tab?: Place['tab']) => {
    go({ ...here, channel, ...(tab ? { tab } : {}) });
    // As in Slack, a window that is open stays on top.
    if (snapshot.modals.length > 0) say('It is open behind this window.');
  };
  const direct = async (id: string, tab?: Place['tab']) => {
    const outcome = await post<DmOutcome>('dm', { as: snapshot.me.id, with: id });
    if (!outcome.ok) return say(outcome.error);
    refresh();
    show(outcome.channel, tab);
  };
  const follow = (to: SlackPlace) => {
    if (to.team && to.team !== snapshot.team.id) return say('This link leads to another workspace.');
    if (to.kind === 'open') return undefined;
    if (to.kind === 'app') {
      if (to.id !== snapshot.bot.appId) return say('This link leads to an app that is not here.');
      return void direct(snapshot.bot.userId, to.tab);
    }
    if (to.kind === 'channel') return conversation(to.id) ? show(to.id) : say('There is no such conversation for you.');
    const isHere = person(to.id) || to.id === snapshot.bot.userId;
    return isHere ? void direct(to.id) : say('This link leads to somebody who is not here.');
  };
  return (url) => {
    const to = slackPlace(url);
    if (to) follow(to);
    else window.open(url, '_blank', 'noreferrer');
  };
}
