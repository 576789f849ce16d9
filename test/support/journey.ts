import { expect } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { View } from '../../sandbox/protocol.ts';
import type { Running } from './bot.ts';

/** All the text a person sees in a view or message, in order. */
export function textOf(surface: { blocks?: unknown } | undefined): string {
  const seen: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one);
    if (Array.isArray(node) || typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'text' && typeof value === 'string') seen.push(value);
      else if (!['state', 'private_metadata'].includes(key)) walk(value);
    }
  };
  walk(surface?.blocks);
  return seen.join('\n');
}

/** Moves the sandbox's clock to an instant. Resolves when what came due by then is done. */
export const jumpTo = ({ sandbox }: Pick<Running, 'sandbox'>, instant: string): Promise<void> =>
  sandbox.clock({ do: 'jump', to: instant }).then(sandbox.settled);

/**
 * One step of a journey: a journey is one test, since nobody can begin in its middle. Where a step fails, its name is
 * said.
 */
export async function step(name: string, doing: () => Promise<void>): Promise<void> {
  try {
    await doing();
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`;
    throw error;
  }
}

/** What is ticked or chosen in a view, by block id. */
export function chosenIn(view: View | undefined): Record<string, string[]> {
  const values = (view?.state?.values ?? {}) as Record<
    string,
    Record<string, { selected_options?: { value: string }[]; selected_option?: { value: string } | null }>
  >;
  return Object.fromEntries(
    Object.entries(values).map(([block, actions]) => {
      const state = Object.values(actions)[0];
      const one = state?.selected_option ? [state.selected_option.value] : [];
      return [block, state?.selected_options?.map(({ value }) => value) ?? one];
    }),
  );
}

/** The quick check from the first word to the result: what every way to run the bot must do alike. */
export async function quickCheck({ sandbox }: Running, maya: PersonDoor): Promise<void> {
  await maya.command('/mentoring assess');
  expect(textOf(maya.modal())).toContain('You steer this');
  await maya.submit();
  await maya.choose('Craft', 'Clinical growth');
  await maya.choose('Career', 'Advocacy');
  await maya.choose('Person', 'A safe ear');
  await maya.close();

  await maya.command('/mentoring assess');
  expect(chosenIn(maya.modal())).toMatchObject({ 'tick:craft': ['A1'], 'tick:career': ['B2'], 'tick:person': ['C2'] });
  await maya.submit();
  expect(textOf(maya.modal())).toContain('2 of 3');
  await maya.choose('Clinical growth', 'mostly');
  await maya.choose('Advocacy', 'nobody');
  await maya.choose('A safe ear', 'barely');
  await maya.submit();
  expect(textOf(maya.modal())).toContain('3 of 3');
  await maya.close();

  await maya.command('/mentoring assess');
  expect(textOf(maya.modal())).toContain('3 of 3');
  expect(chosenIn(maya.modal()).focus).toEqual(['B2', 'C2']);
  await maya.submit();
  expect(textOf(maya.modal())).toContain('Your focus: Advocacy, A safe ear');
  await maya.close();

  const result = await sandbox.until(() => maya.dm().find((message) => textOf(message).includes('Your focus')));
  expect(result.text).toBe('Your next step, 2 minutes');
  expect(textOf(result)).toContain('Advocacy');
  await sandbox.until(() => textOf(maya.home()).includes('Know your needs* (done)'));
}
