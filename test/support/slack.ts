import { createHmac } from 'node:crypto';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { Running } from './bot.ts';

/** A request as Slack signs it; `age` seconds old, and with a wrong signature on demand. */
export async function signed(
  url: string,
  secret: string,
  body: string,
  options: { age?: number; forged?: boolean; type?: string } = {},
): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1000) - (options.age ?? 0);
  const digest = createHmac('sha256', options.forged ? 'not the secret' : secret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': options.type ?? 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${digest}`,
    },
  });
}

/** A slash command's body; `text` stands after the command. */
export const commandBody = (fields: Record<string, string>): string =>
  new URLSearchParams({
    command: '/mentoring',
    text: '',
    team_id: 'T0STRANGE',
    user_id: 'U0STRANGE',
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/none',
    ...fields,
  }).toString();

/** An interaction's body: block_actions or view_submission. */
export const interactionBody = (payload: object): string =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

/** What a member of the workspace would send, forged: signed as Slack's, with whatever ids the payload names. */
export const forged = (
  { botUrl, sandbox }: Pick<Running, 'botUrl' | 'sandbox'>,
  who: PersonDoor,
  payload: object,
): Promise<Response> =>
  signed(
    `${botUrl}/slack/events`,
    sandbox.signingSecret,
    interactionBody({
      team: { id: sandbox.teamId, domain: 'sandbox' },
      user: { id: who.id, name: who.name, username: who.name, team_id: sandbox.teamId },
      trigger_id: '1.2.3',
      ...payload,
    }),
  );
