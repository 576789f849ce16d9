/** Beyond this the clocks are not taken to agree. What was signed five minutes ago, by this machine's, is refused. */
const apartAtMostSeconds = 60;
const askedWithinMs = 1_500;

/**
 * Compares this machine's clock with Slack's, which stands in any answer of its Web API.
 *
 * @param apiUrl of the Web API; it is asked once, without a token
 * @returns a sentence with the mend; undefined where the two agree, or Slack does not answer
 */
export async function wrongClock(apiUrl: string): Promise<string | undefined> {
  const signal = AbortSignal.timeout(askedWithinMs);
  const answer = await fetch(new URL('api.test', apiUrl), { method: 'POST', signal }).catch(() => undefined);
  await answer?.body?.cancel().catch(() => undefined);
  const told = Date.parse(answer?.headers.get('date') ?? '');
  // The machine's clock itself: the product's may be another.
  const apart = Math.round((performance.timeOrigin + performance.now() - told) / 1000);
  if (Number.isNaN(apart) || Math.abs(apart) <= apartAtMostSeconds) return undefined;
  return apart > 0
    ? `this machine's is ${apart} s ahead of Slack's. Set it, as by NTP: beyond 300 s nothing that Slack sends is taken.`
    : `this machine's is ${-apart} s behind Slack's. Set it, as by NTP: what is meant for an hour comes late by that.`;
}
