import type { Block, FileObject, Message as SlackMessage } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { FullImage } from '../blocks/image.tsx';
import { Icon } from '../icon.tsx';
import { emoji, withEmoji } from '../text/emoji.ts';
import { Mrkdwn } from '../text/mrkdwn.tsx';

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

/** What a message says: blocks or text, attachments, files, reactions. */
export function Body({ message }: { message: SlackMessage }) {
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
