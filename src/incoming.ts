import type { WebClient } from '@slack/web-api';
import { editionOf } from './content/edition-of.ts';
import type { SlackIdentity } from './db/schema.ts';
import type { Asker } from './door.ts';
import type { AppContext, Incoming } from './feature.ts';
import { type NeedLinePart, needLinesOf } from './needs/need-line.ts';

/**
 * Meets whoever asks.
 *
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
  const who: Incoming = {
    person,
    edition: editionOf(person, ctx),
    client,
    async aboutNeeds(needs, besides) {
      const parts: NeedLinePart[] = [];
      for (const { aboutNeeds } of ctx.features)
        if (aboutNeeds && aboutNeeds.step !== besides) parts.push(...(await aboutNeeds.parts(needs, who, ctx)));
      return needLinesOf(needs, parts);
    },
  };
  return who;
}
