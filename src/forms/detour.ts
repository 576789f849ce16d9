import type { ModalView } from '@slack/types';
import type { AppContext, Feature, Incoming } from '../feature.ts';

/** Begins the value of a button that leads on a detour; the rest is the place to come back to. */
const detour = 'to:';

/** The value of a button that leads away from a page for a moment: afterwards she is back there. */
export const thenBackTo = (place: string, id: string): string => `${detour}${place}/${id}`;

/** The place to come back to that a button names; undefined for a button that leads on no detour. */
export const placeToReturn = (value: string | undefined): string | undefined =>
  value?.startsWith(detour) ? value.slice(detour.length) : undefined;

/**
 * The page that somebody comes back to after a detour.
 *
 * @param added who was put on their map meanwhile, by their id there
 * @returns undefined where no feature has such a place
 */
export async function returnTo(
  features: readonly Feature[],
  place: string | undefined,
  who: Incoming,
  ctx: AppContext,
  added?: string,
): Promise<ModalView | undefined> {
  const [name = '', id = ''] = place?.split('/') ?? [];
  const open = features.flatMap(
    ({ places }) => (places && Object.hasOwn(places, name) ? places[name] : undefined) ?? [],
  );
  return open[0]?.(who, ctx, { id, added });
}
