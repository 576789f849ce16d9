import type { ComponentChildren } from 'preact';
import type { TextObject } from '../../protocol.ts';
import { titleOf, useWorkspace } from '../workspace.ts';
import { withEmoji } from './emoji.ts';
import { type Inline, parseMrkdwn } from './parse.ts';
import { slackPlace } from './slack-link.ts';
import { slackDate } from './time.ts';
import { useLink } from './use-link.ts';

/** Newlines become line breaks; everything else stays text, so nothing in it can be markup. */
export const lines = (text: string): ComponentChildren =>
  text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]));

/** A link as people see it: into Slack it is followed in this page, else in a tab of its own that is told nothing about it. */
export function ExternalLink({ url, children }: { url: string; children: ComponentChildren }) {
  const open = useLink();
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        if (!slackPlace(url)) return;
        event.preventDefault();
        open(url);
      }}
    >
      {children}
    </a>
  );
}

/** A person's name as a mention; highlighted where it is the person looking. */
export function UserMention({ id, label }: { id: string; label?: string | undefined }) {
  const { person, snapshot } = useWorkspace();
  const name = person(id)?.real_name ?? (id === snapshot.bot.userId ? snapshot.bot.name : (label ?? id));
  return <span class={id === snapshot.me.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

/** A channel's name as a link into it. */
export function ChannelMention({ id, label }: { id: string; label?: string | undefined }) {
  const { conversation, snapshot, go, place } = useWorkspace();
  const found = conversation(id);
  if (!found) return <span class="mention">#{label ?? 'private-channel'}</span>;
  return (
    <button
      type="button"
      class="mention mention-link"
      onClick={() => go({ ...(place.as ? { as: place.as } : {}), channel: id })}
    >
      {found.kind === 'im' ? '@' : '#'}
      {titleOf(found, snapshot)}
    </button>
  );
}

function Piece({ node }: { node: Inline }) {
  const { snapshot, now } = useWorkspace();
  switch (node.kind) {
    case 'text':
      return <>{lines(node.text)}</>;
    case 'bold':
      return <strong>{<Pieces nodes={node.children} />}</strong>;
    case 'italic':
      return <em>{<Pieces nodes={node.children} />}</em>;
    case 'strike':
      return <s>{<Pieces nodes={node.children} />}</s>;
    case 'code':
      return <code>{node.text}</code>;
    case 'emoji':
      return <Emoji character={node.character} name={node.name} />;
    case 'user':
      return <UserMention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'group':
      return <span class="mention">{node.label ?? '@group'}</span>;
    case 'broadcast':
      return <span class="mention mention-me">@{node.range}</span>;
    case 'date': {
      const text = slackDate(node.seconds, node.pattern, snapshot.me.tz, now());
      return node.url ? <ExternalLink url={node.url}>{text}</ExternalLink> : <time>{text}</time>;
    }
    case 'link':
      return <ExternalLink url={node.url}>{withEmoji(node.label)}</ExternalLink>;
  }
}

function Pieces({ nodes }: { nodes: Inline[] }) {
  return (
    <>
      {nodes.map((node, at) => (
        <Piece key={at} node={node} />
      ))}
    </>
  );
}

/** An emoji that a screen reader names. */
export function Emoji({ character, name }: { character: string; name: string }) {
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')}>
      {character}
    </span>
  );
}

/** Slack's mrkdwn drawn. */
export function Mrkdwn({ text }: { text: string }) {
  return (
    <>
      {parseMrkdwn(text).map((paragraph, at) => {
        const key = `${at}${paragraph.kind}`;
        if (paragraph.kind === 'pre') return <pre key={key}>{paragraph.text}</pre>;
        const inside = <Pieces nodes={paragraph.children} />;
        return paragraph.kind === 'quote' ? (
          <blockquote key={key}>{inside}</blockquote>
        ) : (
          <span key={key} class="para">
            {inside}
          </span>
        );
      })}
    </>
  );
}

/** A text object, plain or mrkdwn, without paragraphs around it where it is plain. */
export function Text({ of }: { of: TextObject }) {
  return of.type === 'mrkdwn' ? (
    <Mrkdwn text={of.text} />
  ) : (
    <span>{lines(of.emoji === false ? of.text : withEmoji(of.text))}</span>
  );
}
