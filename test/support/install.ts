import { expect } from 'vitest';
import type { Running } from './bot.ts';

/**
 * Walks from the bot's install page over Slack's question and back, as a workspace admin's browser would.
 *
 * @param optional which of the scopes that may be declined are granted
 */
export async function install(
  { botUrl, sandbox }: Pick<Running, 'botUrl' | 'sandbox'>,
  optional: readonly string[] = [],
): Promise<Response> {
  const begun = await fetch(`${botUrl}/slack/install`, { redirect: 'manual' });
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
  const link = (await begun.text()).match(/href="([^"]+oauth[^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(link).toContain('/oauth/v2/authorize');
  const asked = new URL(link);
  const allowed = await fetch(`${sandbox.url}${asked.pathname}${asked.search}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: sandbox.url },
    body: new URLSearchParams([
      ...asked.searchParams,
      ...optional.map((scope) => ['optional', scope]),
      ...[
        ['answer', 'allow'],
        ['as', sandbox.person('amara').id],
      ],
    ]),
  });
  return fetch(allowed.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' });
}
