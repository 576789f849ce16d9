import type {
  AnyBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  ModalView,
  Overflow,
  PlainTextElement,
  RichTextBlock,
  RichTextSection,
  SectionBlock,
} from '@slack/types';

/** Plain text shown letter by letter: no emoji codes, no formatting, no mentions. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

/** A paragraph of our own words, in mrkdwn. What a person typed belongs in `richLines` or `plain`. */
export const section = (text: string, accessory?: Button | Overflow): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text },
  ...(accessory && { accessory }),
});

/** A paragraph shown letter by letter, for sentences that hold what a person typed. */
export const plainSection = (text: string, blockId?: string): SectionBlock => ({
  type: 'section',
  ...(blockId && { block_id: blockId }),
  text: plain(text),
});

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text) });

/** Small grey text of our own words. */
export const context = (text: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text }],
});

export const divider = (): KnownBlock => ({ type: 'divider' });

/** A button that says by itself what it does. `value` carries ids only. */
export const button = (
  label: string,
  actionId: string,
  options: { value?: string; primary?: boolean } = {},
): Button => ({
  type: 'button',
  text: plain(label),
  action_id: actionId,
  ...(options.value && { value: options.value }),
  ...(options.primary && { style: 'primary' }),
});

/** What stands in the dialog that a button asks before it does anything. */
interface Question {
  title: string;
  text: string;
  confirm: string;
  deny: string;
  danger?: boolean;
}

/** A button that asks first. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const asking = (asked: Button, { title, text, confirm, deny, danger }: Question): Button => ({
  ...asked,
  confirm: {
    title: plain(title),
    text: plain(text),
    confirm: plain(confirm),
    deny: plain(deny),
    ...(danger && { style: 'danger' }),
  },
});

/** A row of buttons, at its end what stands behind ⋯. */
export const buttons = (...elements: (Button | Overflow)[]): KnownBlock => ({ type: 'actions', elements });

/** Every ⋯; what is chosen in one is the press of the button that its option stands for. */
export const menuId = 'shared:menu';

/**
 * Up to five buttons behind a ⋯: no more than one primary act stands in sight, and the rest is a tap away. What asks
 * first, or opens a link, cannot stand here.
 * https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
 */
export const menu = (...rest: Button[]): Overflow => ({
  type: 'overflow',
  action_id: menuId,
  options: rest.map(({ text, action_id, value }) => ({
    text: plain(text.text),
    value: value ? `${action_id} ${value}` : (action_id ?? ''),
  })),
});

/** The button that a choice in a ⋯ stands for. */
export function pressedInMenu(chosen: unknown): { actionId: string; value: string | undefined } {
  const [actionId = '', ...value] = typeof chosen === 'string' ? chosen.split(' ') : [];
  return { actionId, value: value.length > 0 ? value.join(' ') : undefined };
}

/** One line of literal text, its beginning in bold. Nothing in it is parsed, so it may hold what a person typed. */
export interface RichLine {
  bold?: string;
  text: string;
}

/** Literal lines as a list, bulleted or numbered. */
export function richLines(lines: RichLine[], style: 'bullet' | 'ordered' = 'bullet'): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style, elements: lines.map(richSection) }],
  };
}

/** One literal line as a paragraph. */
export const richParagraph = (line: RichLine): RichTextBlock => ({ type: 'rich_text', elements: [richSection(line)] });

function richSection(line: RichLine): RichTextSection {
  return {
    type: 'rich_text_section',
    elements: [
      ...(line.bold ? [{ type: 'text' as const, text: line.bold, style: { bold: true } }] : []),
      ...(line.text ? [{ type: 'text' as const, text: line.text }] : []),
    ],
  };
}

/** Words to copy, as they are. */
export const preformatted = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
});

/** A modal; its title, buttons and limits are Slack's (24 characters each). */
export function modal(parts: {
  callbackId: string;
  title: string;
  blocks: AnyBlock[];
  close: string;
  submit?: string;
  metadata?: string;
}): ModalView {
  return {
    type: 'modal',
    callback_id: parts.callbackId,
    title: plain(parts.title),
    close: plain(parts.close),
    ...(parts.submit && { submit: plain(parts.submit) }),
    ...(parts.metadata && { private_metadata: parts.metadata }),
    blocks: parts.blocks,
  };
}

/** The block id of the notice that `withNotice` puts into a view. */
const noticeBlock = 'shared:notice';

/**
 * The blocks of a view with a sentence that says what is in the way, in place of an earlier one. The other blocks are those
 * Slack sent back, so what was typed and ticked in them stays.
 *
 * @param pressed the block in which something was pressed: the sentence stands there, where she looks, or else on top
 */
export function withNotice(blocks: AnyBlock[], sentence: string, pressed?: string): AnyBlock[] {
  const rest = blocks.filter((block) => block.block_id !== noticeBlock);
  const at = Math.max(
    0,
    rest.findIndex((block) => pressed !== undefined && block.block_id === pressed),
  );
  return [...rest.slice(0, at), plainSection(sentence, noticeBlock), ...rest.slice(at)];
}

/**
 * Slack's chart block of June 2026, in the part that we use; `@slack/types` has no type for it yet.
 * Limits: title 50, series 1 to 12 with names of 20, categories 1 to 20 of 20 characters, axis labels 50; two a message.
 */
export interface ChartBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: {
    type: 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label: string; y_label: string };
  };
}
