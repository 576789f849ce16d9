import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { useWorkspace } from '../workspace.ts';
import { emoji } from './emoji.ts';
import { ChannelMention, Emoji, ExternalLink, lines, UserMention } from './mrkdwn.tsx';
import { slackDate } from './time.ts';

function styled(style: RichTextElement['style'], inside: ComponentChildren): ComponentChildren {
  let out = inside;
  if (style?.code) out = <code>{out}</code>;
  if (style?.strike) out = <s>{out}</s>;
  if (style?.underline) out = <u>{out}</u>;
  if (style?.italic) out = <em>{out}</em>;
  if (style?.bold) out = <strong>{out}</strong>;
  return out;
}

function Leaf({ of }: { of: RichTextElement }) {
  const { snapshot, now } = useWorkspace();
  switch (of.type) {
    case 'text':
      return <>{lines(of.text)}</>;
    case 'link':
      return <ExternalLink url={of.url}>{of.text ?? of.url}</ExternalLink>;
    case 'emoji': {
      const character = emoji(of.name);
      return character ? <Emoji character={character} name={of.name} /> : <>:{of.name}:</>;
    }
    case 'user':
      return <UserMention id={of.user_id} />;
    case 'channel':
      return <ChannelMention id={of.channel_id} />;
    case 'usergroup':
      return <span class="mention">@group</span>;
    case 'team':
      return <span class="mention">@{snapshot.team.name}</span>;
    case 'broadcast':
      return <span class="mention mention-me">@{of.range}</span>;
    case 'date': {
      const text = slackDate(of.timestamp, of.format, snapshot.me.tz, now());
      return of.url ? <ExternalLink url={of.url}>{text}</ExternalLink> : <time>{text}</time>;
    }
    case 'color':
      return (
        <span class="swatch">
          <span class="swatch-dot" style={{ background: of.value }} />
          {of.value}
        </span>
      );
  }
}

function Leaves({ of }: { of: readonly RichTextElement[] }) {
  return (
    <>
      {of.map((leaf, at) => (
        <span key={at}>{styled(leaf.style, <Leaf of={leaf} />)}</span>
      ))}
    </>
  );
}

function List({ of }: { of: RichTextList }) {
  const items = of.elements.map((item, at) => (
    <li key={at}>
      <Leaves of={item.elements} />
    </li>
  ));
  const indent = { marginInlineStart: `${(of.indent ?? 0) * 1.5}rem` };
  return of.style === 'ordered' ? <ol style={indent}>{items}</ol> : <ul style={indent}>{items}</ul>;
}

function Part({ of }: { of: RichTextBlockElement }) {
  switch (of.type) {
    case 'rich_text_section':
      return (
        <p>
          <Leaves of={of.elements} />
        </p>
      );
    case 'rich_text_list':
      return <List of={of} />;
    case 'rich_text_quote':
      return (
        <blockquote>
          <Leaves of={of.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Leaves of={of.elements} />
        </pre>
      );
  }
}

/** A rich_text block, or what a rich text input holds. */
export function RichText({ of }: { of: Pick<RichTextBlock, 'elements'> }) {
  return (
    <>
      {of.elements.map((part, at) => (
        <Part key={at} of={part} />
      ))}
    </>
  );
}
