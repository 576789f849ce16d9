import { useRef } from 'preact/hooks';
import type { Block, Container, FileObject, Message as SlackMessage, StateValues } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { FullImage } from '../blocks/image.tsx';
import { Icon } from '../icon.tsx';
import { emoji, withEmoji } from '../text/emoji.ts';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { ago, clockTime, fullTime, instant } from '../time.ts';
import { FormContext, useForm } from '../use-form.ts';
import { useWorkspace } from '../workspace.ts';
import { Avatar } from './avatar.tsx';

/** Who stands behind a message: the id of a person or of the app's bot. */
export function authorOf(message: SlackMessage, botUserId: string): string {
  return message.user ?? (message.bot_id ? botUserId : '');
}

const KILO = 1024;
const sizeOf = (bytes: number): string =>
  bytes < KILO
    ? `${bytes} B`
    : bytes < KILO * KILO
      ? `${Math.round(bytes / KILO)} kB`
      : `${(bytes / KILO / KILO).toFixed(1)} MB`;

/** The path on this server of a file's bytes, whatever host the file's own address names. */
function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}

function File({ file }: { file: FileObject }) {
  const path = pathOf(file.url_private);
  if (file.mimetype.startsWith('image/'))
    return (
      <figure class="block-image">
        <figcaption>{file.title || file.name}</figcaption>
        <FullImage src={path} alt={file.alt_txt ?? file.title} name={file.title || file.name} />
      </figure>
    );
  return (
    <a class="file" href={path} download={file.name}>
      <Icon name="file" size={26} />
      <span class="file-words">
        <span class="file-name">{file.title || file.name}</span>
        <span class="quiet">
          {file.pretty_type} · {sizeOf(file.size)}
        </span>
      </span>
      <Icon name="download" />
    </a>
  );
}

interface Attachment {
  color?: string;
  title?: string;
  text?: string;
  fallback?: string;
  blocks?: Block[];
}

function Body({ message }: { message: SlackMessage }) {
  const edited = message.edited ? <span class="edited"> (edited)</span> : null;
  const attachments = (message.attachments ?? []) as Attachment[];
  return (
    <div class="message-body">
      {message.blocks?.length ? (
        <div>
          <Blocks blocks={message.blocks} />
          {edited}
        </div>
      ) : message.text ? (
        <div class="prose">
          <Mrkdwn text={message.text} />
          {edited}
        </div>
      ) : null}
      {attachments.map((attachment, at) => (
        <div
          key={at}
          class="attachment"
          style={attachment.color ? { borderColor: `#${attachment.color.replace('#', '')}` } : {}}
        >
          {attachment.title ? <strong>{withEmoji(attachment.title)}</strong> : null}
          {attachment.blocks ? <Blocks blocks={attachment.blocks} /> : null}
          {attachment.text ? (
            <div class="prose">
              <Mrkdwn text={attachment.text} />
            </div>
          ) : null}
        </div>
      ))}
      {message.files?.map((file) => (
        <File key={file.id} file={file} />
      ))}
      {message.reactions?.length ? (
        <div class="reactions">
          {message.reactions.map((reaction) => (
            <span key={reaction.name} class="reaction">
              {emoji(reaction.name) ?? `:${reaction.name}:`} {reaction.count}
              <span class="unseen"> {reaction.name.replaceAll('_', ' ')}</span>
            </span>
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface MessageProps {
  message: SlackMessage;
  channel: string;
  /** True where the message before is by the same person a moment ago, so that name and face need not be said again. */
  continued: boolean;
  /** Opens the thread; not given where the message is shown inside its thread. */
  onThread?: (() => void) | undefined;
  /** True where it is only a sample: its fields can be tried, and nobody is told. */
  sample?: boolean;
}

/** One message, with its forms and marks. */
export function Message({ message, channel, continued, onThread, sample = false }: MessageProps) {
  const { snapshot, person, now, say } = useWorkspace();
  const author = authorOf(message, snapshot.bot.userId);
  const isBot = author === snapshot.bot.userId || Boolean(message.bot_id);
  const name = message.username ?? (isBot ? snapshot.bot.name : (person(author)?.real_name ?? 'Somebody'));
  const at = instant(message.ts);
  const { tz } = snapshot.me;
  const container: Container = {
    type: 'message',
    channel_id: channel,
    message_ts: message.ts,
    ...(message.ephemeral ? { is_ephemeral: true } : {}),
  };
  const none = useRef<Block[]>([]);
  const known = (message.state as { values: StateValues } | undefined)?.values ?? {};
  const form = useForm(
    `${channel}/${message.ts}`,
    sample ? undefined : container,
    message.blocks ?? none.current,
    known,
    say,
  );
  const body = (
    <FormContext.Provider value={form}>
      <Body message={message} />
    </FormContext.Provider>
  );
  return (
    <article
      class={`message${continued ? ' message-continued' : ''}${message.ephemeral ? ' message-ephemeral' : ''}`}
      aria-label={`${name}, ${clockTime(at, tz)}`}
      data-ts={message.ts}
    >
      {message.pinned ? (
        <p class="message-mark">
          <Icon name="pin" size={13} /> Pinned
        </p>
      ) : null}
      <div class="message-side">
        {continued ? (
          <time class="message-time" title={fullTime(at, tz)}>
            {clockTime(at, tz)}
          </time>
        ) : (
          <Avatar person={isBot ? snapshot.bot.userId : author} size={38} />
        )}
      </div>
      <div class="message-main">
        {continued ? null : (
          <div class="message-head">
            <span class="message-name">{name}</span>
            {isBot ? <span class="app-mark">APP</span> : null}
            <time class="message-time" title={fullTime(at, tz)}>
              {clockTime(at, tz)}
            </time>
          </div>
        )}
        {body}
        {message.ephemeral ? (
          <p class="message-mark">
            <Icon name="eye" size={14} /> Only visible to you
          </p>
        ) : null}
        {onThread && message.reply_count ? (
          <button type="button" class="thread-link" onClick={onThread}>
            <span class="faces">
              {(message.reply_users ?? []).slice(0, 3).map((id) => (
                <Avatar key={id} person={id} size={22} />
              ))}
            </span>
            {message.reply_count} {message.reply_count === 1 ? 'reply' : 'replies'}
            {message.latest_reply ? (
              <span class="quiet">Last reply {ago(now().getTime() - instant(message.latest_reply).getTime())}</span>
            ) : null}
          </button>
        ) : null}
      </div>
      {onThread && !message.ephemeral ? (
        <div class="message-tools">
          <button
            type="button"
            class="icon-button"
            aria-label="Reply in thread"
            title="Reply in thread"
            onClick={onThread}
          >
            <Icon name="thread" size={17} />
          </button>
        </div>
      ) : null}
    </article>
  );
}
