import { expect, test } from 'vitest';
import { button, menu, menuId, pressedInMenu } from './blocks.ts';

test('what is chosen behind a ⋯ is the press of the button that stands there', () => {
  const rest = [
    button('Why this?', 'network:why', { value: 'R8:1b858310-56a7-4ffb-ab24-f192a8ff6091:2026-06-01' }),
    button('The picture', 'network:send-picture'),
    button('With spaces', 'network:ask', { value: 'a b  c' }),
  ];
  const { action_id, options } = menu(...rest);
  expect(action_id).toBe(menuId);
  expect(options.map(({ text }) => text.text)).toEqual(['Why this?', 'The picture', 'With spaces']);
  expect(options.map(({ value }) => pressedInMenu(value))).toEqual(
    rest.map(({ action_id: actionId, value }) => ({ actionId, value })),
  );
});

test.each([undefined, null, 7, ''])('of %j it is the press of nothing', (chosen) => {
  expect(pressedInMenu(chosen)).toEqual({ actionId: '', value: undefined });
});
