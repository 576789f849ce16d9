/** What a surface says to somebody who reads it from top to bottom, as lines of plain text; nothing of how it looks. */

interface Node {
  type?: string;
  text?: string | Node;
  [key: string]: unknown;
}

const said = (text: unknown): string =>
  typeof text === 'string' ? text : typeof text === 'object' && text !== null ? said((text as Node).text) : '';

/** A button in brackets, with a star when it is the primary one; a menu with what it offers. */
function control(element: Node): string {
  if (element.type === 'button') return `[${said(element.text)}${element.style === 'primary' ? ' *' : ''}]`;
  const options = (element.options as Node[] | undefined)?.map(({ text }) => said(text)) ?? [];
  return `(${[element.type, ...options].join(' | ')})`;
}

function typed(node: Node): string {
  if (Array.isArray(node.elements)) return (node.elements as Node[]).map(typed).join('');
  if (node.type === 'user') return `@${String(node.user_id)}`;
  return said(node.text ?? node.url);
}

function linesOf(block: Node): string[] {
  switch (block.type) {
    case 'header':
      return [`# ${said(block.text)}`];
    case 'divider':
      return ['---'];
    case 'section': {
      const fields = (block.fields as Node[] | undefined)?.map(said) ?? [];
      const accessory = block.accessory ? ` ${control(block.accessory as Node)}` : '';
      return [`${[said(block.text), ...fields].filter(Boolean).join('\n')}${accessory}`];
    }
    case 'context':
      return [(block.elements as Node[]).map(({ text, alt_text }) => `~ ${said(text ?? alt_text)}`).join('\n')];
    case 'actions':
      return [(block.elements as Node[]).map(control).join(' ')];
    case 'image':
      return [`(picture: ${said(block.alt_text)})`];
    case 'rich_text':
      return (block.elements as Node[])
        .flatMap((part) =>
          part.type === 'rich_text_list' ? (part.elements as Node[]).map(typed) : typed(part).split('\n'),
        )
        .map((line) => `> ${line}`);
    case 'input':
      return [`${said(block.label)}: ${control(block.element as Node)}`];
    default:
      return [`(${block.type}) ${said(block.text)}`.trim()];
  }
}

/** @param surface a view or a message; dates that Slack writes where the reader is stand as it would without their zone */
export const readingOf = (surface: { blocks?: unknown[] | undefined } | undefined): string =>
  (surface?.blocks ?? [])
    .flatMap((block) => linesOf(block as Node))
    .join('\n')
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1');
