import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { withEmoji } from './emoji.ts';
import { ExternalLink, lines } from './mrkdwn.tsx';

/** Only the addresses that Slack would follow; anything else stays text. */
const followed = (href: string) => /^(https?:|mailto:)/i.test(href);

function cells(row: Tokens.TableCell[], Cell: 'th' | 'td') {
  return row.map((cell, at) => (
    <Cell key={at} style={cell.align ? { textAlign: cell.align } : {}}>
      {draw(cell.tokens)}
    </Cell>
  ));
}

/** Draws tokens as elements of the page, never as HTML: what is HTML in the source is shown as it was typed. */
function draw(tokens: readonly Token[] | undefined): ComponentChildren {
  return (tokens ?? []).map((token, at) => {
    const key = at;
    switch (token.type) {
      case 'space':
      case 'def':
        return null;
      case 'heading': {
        const { depth, tokens: inside } = token as Tokens.Heading;
        return (
          <p
            key={key}
            class={`markdown-heading markdown-heading-${Math.min(depth, 3)}`}
            role="heading"
            aria-level={Math.min(depth + 2, 6)}
          >
            {draw(inside)}
          </p>
        );
      }
      case 'paragraph':
        return <p key={key}>{draw(token.tokens)}</p>;
      case 'strong':
        return <strong key={key}>{draw(token.tokens)}</strong>;
      case 'em':
        return <em key={key}>{draw(token.tokens)}</em>;
      case 'del':
        return <s key={key}>{draw(token.tokens)}</s>;
      case 'codespan':
        return <code key={key}>{(token as Tokens.Codespan).text}</code>;
      case 'code':
        return <pre key={key}>{(token as Tokens.Code).text}</pre>;
      case 'br':
        return <br key={key} />;
      case 'hr':
        return <hr key={key} />;
      case 'blockquote':
        return <blockquote key={key}>{draw(token.tokens)}</blockquote>;
      case 'link': {
        const { href, tokens: inside } = token as Tokens.Link;
        return followed(href) ? (
          <ExternalLink key={key} url={href}>
            {draw(inside)}
          </ExternalLink>
        ) : (
          <span key={key}>{draw(inside)}</span>
        );
      }
      case 'image': {
        const { href, text } = token as Tokens.Image;
        return followed(href) ? (
          <ExternalLink key={key} url={href}>
            {text || href}
          </ExternalLink>
        ) : (
          text
        );
      }
      case 'list': {
        const { ordered, items, start } = token as Tokens.List;
        const inside = items.map((item, n) => (
          <li key={n} class={item.task ? 'task-item' : ''}>
            {draw(item.tokens)}
          </li>
        ));
        return ordered ? (
          <ol key={key} start={start || 1}>
            {inside}
          </ol>
        ) : (
          <ul key={key}>{inside}</ul>
        );
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        return (
          <div key={key} class="table-scroll">
            <table class="kit-table">
              <thead>
                <tr>{cells(header, 'th')}</tr>
              </thead>
              <tbody>
                {rows.map((row, n) => (
                  <tr key={n}>{cells(row, 'td')}</tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      }
      case 'checkbox':
        return (
          <input key={key} type="checkbox" checked={(token as Tokens.Checkbox).checked} disabled aria-label="Task" />
        );
      case 'text':
        return 'tokens' in token && token.tokens ? (
          <span key={key}>{draw(token.tokens)}</span>
        ) : (
          <span key={key}>{lines(withEmoji((token as Tokens.Text).text))}</span>
        );
      case 'escape':
        return (token as Tokens.Escape).text;
      default:
        return token.raw;
    }
  });
}

/** A markdown block: CommonMark with tables and task lists, as Slack's `markdown` block takes it. */
export function Markdown({ text }: { text: string }) {
  return <>{draw(lexer(text, { gfm: true, breaks: true }))}</>;
}
