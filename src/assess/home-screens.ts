import type { AppContext, HomePart, Reader } from '../feature.ts';
import { needLabel } from '../needs/need.ts';
import { aboutNeeds } from '../reader.ts';
import { stepOne } from './facts.ts';
import { homePart } from './home-view.ts';

/** Step 1 on somebody's Home, as it stands now. */
export async function homeScreen(reader: Reader, ctx: AppContext): Promise<HomePart> {
  const { edition, fact } = reader;
  const one = await fact(stepOne);
  const focus = one.focus.map(({ id, ownWords: ownNeed }) => ({ id, label: needLabel({ edition, ownNeed }, id) }));
  return homePart(edition, one, await aboutNeeds(reader, ctx, focus));
}
