/** The people and channels of a new sandbox: believable, in three time zones, one of another organization, nobody real. */
import { newConversation } from '../conversations/new-conversation.ts';
import { LAKESIDE } from './elsewhere.ts';
import type { Conversation, Person } from './records.ts';

type Cast = Pick<Person, 'id' | 'name' | 'real_name' | 'title' | 'tz' | 'colour' | 'persona'> &
  Partial<Pick<Person, 'is_admin' | 'is_owner' | 'is_restricted' | 'deleted' | 'email' | 'team'>>;

const CAST: Cast[] = [
  {
    id: 'U0MAYA7K2Q',
    name: 'maya',
    real_name: 'Maya Okafor',
    title: 'PGY-1, Internal Medicine',
    tz: 'America/Chicago',
    colour: '7a4fb5',
    persona: 'mentee',
  },
  {
    id: 'U0DANI5R8E',
    name: 'daniel',
    real_name: 'Dr. Daniel Reyes',
    title: 'Attending, Hospital Medicine',
    tz: 'America/New_York',
    colour: '1f6f8b',
    persona: 'mentor',
  },
  {
    id: 'U0AMAR3L9N',
    name: 'amara',
    real_name: 'Dr. Amara Lindqvist',
    title: 'Mentoring programme lead',
    tz: 'Europe/Stockholm',
    colour: 'a8542a',
    persona: 'lead',
    is_admin: true,
    is_owner: true,
  },
  {
    id: 'U0JONA6P4S',
    name: 'jonas',
    real_name: 'Jonas Weber',
    title: 'PGY-1, Internal Medicine',
    tz: 'America/Chicago',
    colour: '3f7d3a',
    persona: 'mentee',
  },
  {
    id: 'U0SOFI2T7M',
    name: 'sofia',
    real_name: 'Sofía Nuñez Álvarez',
    title: 'PGY-1, Internal Medicine',
    tz: 'America/Chicago',
    colour: 'b0355c',
    persona: 'mentee',
  },
  {
    id: 'U0PRIY9W3D',
    name: 'priya',
    real_name: 'Priya Raman',
    title: 'PGY-3, Internal Medicine',
    tz: 'America/Chicago',
    colour: '52618f',
    persona: 'peer',
  },
  {
    id: 'U0HELE4C6B',
    name: 'helen',
    real_name: 'Dr. Helen Zhou',
    title: 'Attending, Cardiology',
    tz: 'America/New_York',
    colour: '8a6d1c',
    persona: 'mentor',
  },
  {
    id: 'U0GUES8X5F',
    name: 'tomas',
    real_name: 'Tomáš Novák',
    title: 'Visiting scholar (guest)',
    tz: 'Europe/Stockholm',
    colour: '6b6b6b',
    persona: 'guest',
    is_restricted: true,
  },
  {
    id: 'U0FORM1Y6H',
    name: 'ruth',
    real_name: 'Dr. Ruth Abrams',
    title: 'Attending, retired',
    tz: 'America/New_York',
    colour: '8f8f8f',
    persona: 'former',
    deleted: true,
  },
  {
    id: 'U0INGR5V2L',
    name: 'ingrid',
    real_name: 'Dr. Ingrid Solberg',
    title: 'Attending, Lakeside Medical Center',
    tz: 'America/New_York',
    colour: '2d6a9f',
    persona: 'external',
    email: 'ingrid@lakeside.example',
    team: LAKESIDE,
  },
];

/** Everybody but the app's own bot. `at` in seconds since 1970. */
export function seedPeople(at: number): Person[] {
  return CAST.map((person) => ({
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    deleted: false,
    is_bot: false,
    email: `${person.name}@riverside.example`,
    updated: at,
    ...person,
  }));
}

/** The channels, their members by handle; `ids` finds the id of a handle. `at` in seconds since 1970. */
export function seedConversations(at: number, ids: (name: string) => string): Conversation[] {
  const active = CAST.filter((person) => !person.deleted && !person.is_restricted && !person.team).map(
    (person) => person.name,
  );
  const channel = (id: string, name: string, members: string[], about: string, more: Partial<Conversation> = {}) => {
    const topic = { value: about, creator: ids('amara'), last_set: at };
    const fields = { id, kind: 'channel' as const, name, members: members.map(ids), creator: ids('amara') };
    return newConversation({ ...fields, topic, purpose: topic, ...more }, at);
  };
  return [
    channel('C0GENERAL1', 'general', active, 'News for everybody at Riverside', { is_general: true }),
    channel('C0RESID026', 'residents-2026', ['maya', 'jonas', 'sofia', 'priya', 'amara', 'tomas'], 'Class of 2026'),
    channel('C0JOURNAL7', 'journal-club', ['priya', 'daniel', 'helen'], 'Thursdays at noon'),
    channel('C0FACULTY3', 'faculty', ['daniel', 'helen', 'amara'], 'Attendings', { kind: 'private' }),
    channel('C0SHARED08', 'ext-lakeside-exchange', ['amara', 'daniel', 'maya', 'ingrid'], `With ${LAKESIDE.name}`, {
      is_ext_shared: true,
    }),
  ];
}
