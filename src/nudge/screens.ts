import type { ModalView } from '@slack/types';
import { localDay } from '../calendar.ts';
import type { Person } from '../db/schema.ts';
import type { AppContext, HomePart, Incoming, Reader } from '../feature.ts';
import { ownDays, ownHours } from '../surfaces/allowed.ts';
import { digestHome, digestOnPage } from './digest/screens.ts';
import { findSetting, listHistory, type SettingRow } from './queries.ts';
import { formView, historyView, homePart, type OwnWeek, settingsView, type Wanted } from './view.ts';
import { leftOut, type Wish } from './when.ts';
import { historyLine } from './wording.ts';

/** How it is where nobody has said anything else: Monday at noon, which is no time of rounds. */
const usual = { dayOfWeek: 1, hour: 12, cadence: 'weekly', kindsOff: [], pausedUntil: null } as const;

/** How somebody wants their nudges today: a pause that is over is none. */
async function wantedBy({ person }: Pick<Incoming, 'person'>, { db, now }: AppContext): Promise<Wanted> {
  const row = await findSetting(db, person.id);
  return row ? wantedOf(row, person, now()) : { ...usual, isLeftOut: isLeftOut(usual, person) };
}

function wantedOf(row: SettingRow, person: Person, now: Date): Wanted {
  const wish = { dayOfWeek: row.day_of_week, hour: row.hour };
  const { paused_until: until } = row;
  return {
    ...{ ...wish, cadence: row.cadence, kindsOff: row.kinds_off, isLeftOut: isLeftOut(wish, person) },
    pausedUntil: until && until > localDay(person.time_zone, now) ? until : null,
  };
}

function isLeftOut(wish: Pick<Wish, 'dayOfWeek' | 'hour'>, person: Person): boolean {
  const { day, hour } = leftOut(wish, person);
  return day || hour;
}

/** When they come, and the ways on from there. */
export const settingsScreen = async (who: Incoming, ctx: AppContext, notice?: string): Promise<ModalView> =>
  settingsView(who.edition, await wantedBy(who, ctx), notice, await digestOnPage(who, ctx));

/** The hours and days in which anything comes to somebody by itself. */
export const ownWeek = (person: Person): OwnWeek => ({ ...ownHours(person), days: ownDays(person).toSorted() });

/** The form of all that. */
export const formScreen = async (who: Incoming, ctx: AppContext): Promise<ModalView> =>
  formView(who.edition, await wantedBy(who, ctx), ownWeek(who.person));

const shownAtOnce = 30;

/** What came by itself and what was withheld, the last thirty. */
export async function historyScreen({ person, edition }: Incoming, ctx: AppContext): Promise<ModalView> {
  const rows = await listHistory(ctx.db, person.id, shownAtOnce);
  return historyView(
    edition,
    rows.map((row) => historyLine(edition, row)),
  );
}

/** When they come, on Home: nothing where somebody has done nothing here; and a mentor's digest. Two queries and a shared one. */
export async function homeScreen(reader: Reader, ctx: AppContext): Promise<HomePart> {
  const { person, edition } = reader;
  const row = await findSetting(ctx.db, person.id);
  const weekly = row ? homePart(edition, wantedOf(row, person, ctx.now())) : {};
  return { ...weekly, ...(await digestHome(reader, ctx)) };
}
