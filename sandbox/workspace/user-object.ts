/** A person as Slack's API and events show them. */
import type { Json } from '../forms/elements.ts';
import { isStranger, teamOf } from './elsewhere.ts';
import type { Person } from './records.ts';
import type { Workspace } from './workspace.ts';

/** Seconds east of UTC of a zone at an instant, and the zone's name then. */
export function zoneAt(tz: string, at: Date): { offset: number; label: string } {
  const part = (style: 'longOffset' | 'long') =>
    new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: style })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(part('longOffset')) ?? [];
  const offset = (Number(hours) * 3600 + Number(minutes) * 60) * (sign === '-' ? -1 : 1);
  return { offset, label: part('long') };
}

/** Slack's own bot: listed among the people of every workspace, and not as a bot. */
export const SLACKBOT: Person = {
  id: 'USLACKBOT',
  name: 'slackbot',
  real_name: 'Slackbot',
  title: '',
  email: '',
  tz: 'America/Los_Angeles',
  colour: '757575',
  is_admin: false,
  is_owner: false,
  is_restricted: false,
  deleted: false,
  is_bot: false,
  persona: 'bot',
  updated: 0,
};

/** `withEmail`: only for tokens with `users:read.email`. */
export function userObject(ws: Workspace, person: Person, withEmail = false): Json {
  const { offset, label } = zoneAt(person.tz, ws.clock.now());
  const [first = '', ...rest] = person.real_name.split(' ');
  const picture = (size: number | string) => `${ws.url}/avatar/${person.id}?s=${size}`;
  // One that has ended is none.
  const status = person.status?.expiration && person.status.expiration <= ws.seconds() ? undefined : person.status;
  const profile = {
    title: person.title,
    phone: '',
    skype: '',
    real_name: person.real_name,
    real_name_normalized: person.real_name.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    display_name: person.name,
    display_name_normalized: person.name,
    fields: null,
    status_text: status?.text ?? '',
    status_emoji: status?.emoji ?? '',
    status_emoji_display_info: [],
    status_expiration: status?.expiration ?? 0,
    avatar_hash: `g${person.id.toLowerCase()}`,
    ...(withEmail && person.email !== '' && !person.is_bot && !person.team && { email: person.email }),
    first_name: first,
    last_name: rest.join(' '),
    ...(person.is_bot && { api_app_id: ws.secrets.appId, bot_id: ws.bot.botId, always_active: true }),
    ...Object.fromEntries([24, 32, 48, 72, 192, 512].map((size) => [`image_${size}`, picture(size)])),
    status_text_canonical: '',
    team: teamOf(ws, person).id,
  };
  const base = { id: person.id, team_id: teamOf(ws, person).id, name: person.name, deleted: person.deleted };
  // Slack leaves out zone and standing of people who are deactivated.
  if (person.deleted) {
    return { ...base, profile, is_bot: false, is_app_user: false, updated: person.updated };
  }
  const shown = {
    ...base,
    color: person.colour,
    real_name: person.real_name,
    tz: person.tz,
    tz_label: label,
    tz_offset: offset,
    profile,
    is_bot: person.is_bot,
    is_app_user: false,
    updated: person.updated,
  };
  // Of members of other organizations it does not tell what they are there.
  if (person.team) return { ...shown, is_stranger: isStranger(ws, person) };
  return {
    ...shown,
    is_admin: person.is_admin,
    is_owner: person.is_owner,
    is_primary_owner: person.is_owner,
    is_restricted: person.is_restricted,
    is_ultra_restricted: false,
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
  };
}
