import type { AnyBlock, ModalView } from '@slack/types';
import type { AppContext, HomePart, Incoming, Reader } from '../../feature.ts';
import { isMentor } from '../../meeting/follow-up/facts.ts';
import { readerOf } from '../../reader.ts';
import { findDigestSetting } from './queries.ts';
import { type DigestWanted, digestAtHome, digestForm, digestSection } from './view.ts';

/** How it is where nobody has said anything else: off; then Monday at eight, as their day begins. */
const usual = { is_on: false, day_of_week: 1, hour: 8 };

/** How a mentor wants it. One query. */
async function wantedBy({ person }: Pick<Incoming, 'person'>, { db }: Pick<AppContext, 'db'>): Promise<DigestWanted> {
  const { is_on: isOn, day_of_week: dayOfWeek, hour } = (await findDigestSetting(db, person.id)) ?? usual;
  return { isOn, dayOfWeek, hour, takesMessages: person.takes_messages };
}

/** On the page of when the weekly word comes: nothing for who mentors nobody and has none. Two queries. */
export async function digestOnPage(who: Incoming, ctx: AppContext): Promise<AnyBlock[]> {
  const wanted = await wantedBy(who, ctx);
  return wanted.isOn || (await isMentor(readerOf(ctx, who.person))) ? digestSection(who.edition, wanted) : [];
}

/** On Home, likewise. Two queries, of which one is shared. */
export async function digestHome(reader: Reader, ctx: AppContext): Promise<HomePart> {
  if (!(await isMentor(reader))) return {};
  return digestAtHome(reader.edition, await wantedBy(reader, ctx));
}

/** The form of its day and hour. */
export const digestFormScreen = async (who: Incoming, ctx: AppContext): Promise<ModalView> =>
  digestForm(who.edition, await wantedBy(who, ctx));
