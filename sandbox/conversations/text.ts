/** Text as people type it and as they read it. */
import type { Workspace } from '../workspace/workspace.ts';

const ESCAPES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * What a person typed, as Slack stores it: `&`, `<`, `>` escaped (nobody pings a channel by typing `<!channel>`), and
 * `@handle`, `#channel`, `@channel` turned into links where they mean somebody or something.
 */
export function typedText(ws: Workspace, typed: string): string {
  const people = new Map([...ws.store.people.values()].map((person) => [person.name, person.id]));
  const channels = new Map([...ws.store.conversations.values()].map((each) => [each.name, each]));
  return typed
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/(^|\s)@([a-z0-9._-]+)/g, (all, before: string, name: string) => {
      if (['channel', 'here', 'everyone'].includes(name)) return `${before}<!${name}>`;
      const id = people.get(name);
      return id ? `${before}<@${id}>` : all;
    })
    .replaceAll(/(^|\s)#([\p{L}\p{N}_-]+)/gu, (all, before: string, name: string) => {
      const channel = channels.get(name);
      return channel ? `${before}<#${channel.id}|${channel.name}>` : all;
    });
}

/** Mrkdwn as a locked phone shows it: names for mentions, labels for links, no formatting signs. */
export function plainText(ws: Workspace, mrkdwn: string): string {
  return mrkdwn
    .replaceAll(/<([^<>]*)>/g, (all, inside: string) => {
      const [target = '', label] = inside.split('|');
      if (target.startsWith('@')) return `@${label ?? ws.store.people.get(target.slice(1))?.real_name ?? 'someone'}`;
      if (target.startsWith('#')) {
        return `#${label || ws.store.conversations.get(target.slice(1))?.name || 'channel'}`;
      }
      if (target.startsWith('!date^')) return label ?? target;
      if (target.startsWith('!')) return `@${label?.replace(/^@/, '') ?? target.slice(1)}`;
      return /^[a-z]+:/.test(target) ? (label ?? target.replace(/^mailto:/, '')) : all;
    })
    .replaceAll(/(^|[\s(])([*_~`])(\S(?:.*?\S)?)\2(?=$|[\s).,:;!?])/gm, '$1$3')
    .replaceAll(/&(?:amp|lt|gt);/g, (code) => ESCAPES[code] ?? code);
}

/** Up to two letters that stand for a person. */
export function initials(realName: string): string {
  const names = realName.replace(/^Dr\. /, '').split(' ');
  const letters = [names[0], names.length > 1 ? names.at(-1) : undefined].map((name) => [...(name ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}
