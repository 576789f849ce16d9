import type { WebClient } from '@slack/web-api';
import type { Sample } from '../feature.ts';
import { type Report, whyNot } from './finding.ts';

/** One thing Slack's validator objects to. */
interface Objection {
  pointer?: string;
  code?: string;
  message?: string;
}

/**
 * Has Slack check every sample by `blocks.validate`, which posts nothing. A workspace may not have the method: that is
 * said once and is no fault.
 */
export async function validateSamples(client: WebClient, samples: readonly Sample[], report: Report): Promise<void> {
  let refused = 0;
  for (const { name, view, message } of samples) {
    // A message may carry plain blocks to fall back on, which are ours and never sent along.
    const surface = view
      ? { view: JSON.stringify(view) }
      : { message: JSON.stringify({ text: message?.text, blocks: message?.blocks }) };
    try {
      await client.apiCall('blocks.validate', surface);
    } catch (error) {
      const why = whyNot(error);
      if (why === 'unknown_method' || why === 'method_not_supported') {
        report({ ok: true, sentence: `Blocks: this workspace has no blocks.validate (${why}).` });
        return;
      }
      refused++;
      report({ ok: false, sentence: `Blocks: ${name}: ${why}${objectionsOf(error)}` });
    }
  }
  if (refused === 0) report({ ok: true, sentence: `Blocks: Slack takes all ${samples.length} samples.` });
}

function objectionsOf(error: unknown): string {
  const data = error instanceof Error && 'data' in error ? (error.data as { errors?: Objection[] }) : undefined;
  return (data?.errors ?? [])
    .map(({ pointer, code, message }) => `\n        ${pointer ?? '/'}: ${message ?? code ?? ''}`)
    .join('');
}
