import type { ModalView } from '@slack/types';
import { localDay } from '../calendar.ts';
import type { AppContext, HomePart, Incoming, Reader } from '../feature.ts';
import { digestHome, digestOnPage } from './digest/screens.ts';
import { findSetting, listHistory, type SettingRow } from './queries.ts';
import { formView, historyView, homePart, settingsView, type Wanted } from './view.ts';
import { historyLine } from './wording.ts';

/** How it is where nobody has said anything else: Monday at noon, which is no time of rounds. */
const usual: Wanted = { dayOfWeek: 1, hour: 12, cadence: 'weekly', kindsOff: [], pausedUntil: null };

/** How somebody wants their nudges today: a pause that is over is none. */
async function wantedBy({ person }: Pick<Incoming, 'person'>, { db, now }: AppContext): Promise<Wanted> {
  const row = await findSetting(db, person.id);
  return row ? wantedOf(row, localDay(person.time_zone, now())) : usual;
}

const wantedOf = (row: SettingRow, today: string): Wanted => ({
  dayOfWeek: row.day_of_week,
  hour: row.hour,
  cadence: row.cadence,
  kindsOff: row.kinds_off,
  pausedUntil: row.paused_until && row.paused_until > today ? row.paused_until : null,
});

/** When they come, and the ways on from there. */
export const settingsScreen = async (who: Incoming, ctx: AppContext, notice?: string): Promise<ModalView> =>
  settingsView(who.edition, await wantedBy(who, ctx), notice, await digestOnPage(who, ctx));

/** The form of all that. */
export const formScreen = async (who: Incoming, ctx: AppContext): Promise<ModalView> =>
  formView(who.edition, await wantedBy(who, ctx));

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
  const weekly = row ? homePart(edition, wantedOf(row, localDay(person.time_zone, ctx.now()))) : {};
  return { ...weekly, ...(await digestHome(reader, ctx)) };
}
