import type { HomeView } from '@slack/types';
import { calledBy } from '../content/called.ts';
import { forOne } from '../context.ts';
import type { Person } from '../db/schema.ts';
import type { AppContext, HomePart } from '../feature.ts';
import { hoursSet } from '../pushes/own-hours.ts';
import { nextFor, readerOf } from '../reader.ts';
import { homeView } from './view.ts';

/** Somebody's Home as things stand now: the one next thing, and the parts of every feature. */
export async function homeScreen(all: AppContext, person: Person): Promise<HomeView> {
  const ctx = forOne(all);
  const reader = readerOf(ctx, person);
  const next = await nextFor(reader, ctx);
  const parts: HomePart[] = [];
  for (const { home } of ctx.features) if (home) parts.push(await home.part(reader, ctx));
  return homeView({
    edition: reader.edition,
    command: ctx.command,
    name: calledBy(person.name),
    fullNotificationText: person.full_notification_text,
    hours: hoursSet(person, ctx.now()),
    next,
    parts,
    unread: ctx.unread.size,
    isLead: person.is_admin || ctx.leads.includes(person.slack_user_id),
  });
}
