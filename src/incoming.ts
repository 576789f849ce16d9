import type { WebClient } from '@slack/web-api';
import { editionOf } from './content/edition-of.ts';
import type { SlackIdentity } from './db/schema.ts';
import type { Asker } from './door.ts';
import type { AppContext, Incoming } from './feature.ts';
import { aboutNeeds, readerOf } from './reader.ts';

/**
 * Meets whoever asks.
 *
 * @param ctx of this request alone: from here on it knows whose doing it is
 * @param asker how the door gets to know of it
 */
export async function incoming(
  ctx: AppContext,
  client: WebClient,
  identity: SlackIdentity,
  asker: Asker = {},
): Promise<Incoming> {
  const meet = ctx.features.find((one) => one.meet)?.meet;
  if (!meet) throw new Error('No feature of the list meets people.');
  const person = await meet(identity, ctx);
  asker.person = person;
  ctx.presser = person.id;
  return {
    person,
    edition: editionOf(person, ctx),
    client,
    aboutNeeds: (needs, besides) => aboutNeeds(readerOf(ctx, person), ctx, needs, besides),
  };
}
