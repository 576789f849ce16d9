import { expect, test } from 'vitest';
import { refuseBlocks, refuseValidation, refuseView } from '../refusals.ts';
import { validateBlocks, validateMessage, validateView } from '../validate.ts';

const broken = [{ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3001) } }, { type: 'foo' }];

test('a message with wrong blocks is refused with each reason, twice', () => {
  expect(refuseBlocks(validateBlocks(broken, 'message'))).toEqual({
    ok: false,
    error: 'invalid_blocks',
    errors: [
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      'unsupported type: foo [json-pointer:/blocks/1/type]',
    ],
    response_metadata: {
      messages: [
        '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
        '[ERROR] unsupported type: foo [json-pointer:/blocks/1/type]',
      ],
    },
  });
});

test('a wrong view is an invalid argument, a huge one too large', () => {
  const title = { type: 'plain_text', text: 'x' };
  const blocks = [{ type: 'divider' }];
  expect(refuseView(validateView({ type: 'modal', blocks }))).toEqual({
    ok: false,
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: title [json-pointer:/view]'] },
  });
  const huge = { type: 'modal', title, blocks, private_metadata: 'x'.repeat(250_001) };
  expect(refuseView(validateView(huge))).toMatchObject({ ok: false, error: 'view_too_large' });
});

test('blocks.validate names each reason by its pointer', () => {
  expect(
    refuseValidation('blocks', validateBlocks([{ type: 'section', text: { type: 'invalid' } }], 'message')),
  ).toEqual({
    ok: false,
    error: 'invalid_blocks',
    errors: [
      {
        code: 'failed_constraint',
        message: 'unsupported type: invalid',
        pointer: '/0/text/type',
        constraint: { type: 'enum', expected: ['plain_text', 'mrkdwn'], got: 'invalid' },
      },
    ],
  });
  const nested = {
    blocks: [{ type: 'container', title: { type: 'plain_text', text: 'x' }, child_blocks: [{ type: 'markdown' }] }],
  };
  expect(refuseValidation('message', validateMessage(nested))).toMatchObject({
    error: 'invalid_message',
    errors: [{ pointer: '/blocks/0/child_blocks/0/type', constraint: { got: 'markdown' } }],
  });
  expect(refuseValidation('view', validateView({}))).toMatchObject({
    error: 'invalid_view',
    errors: [{ pointer: '', field: 'type' }],
  });
});
