import { useRef } from 'preact/hooks';
import type { Block, Container, Outcome, Message as SlackMessage, StateValues } from '../../protocol.ts';
import { post } from '../client.ts';
import { Icon, type IconName } from '../icon.tsx';
import { ago, clockTime, fullTime, instant } from '../text/time.ts';
import { FormContext, useForm } from '../use-form.ts';
import { Avatar } from '../views/avatar.tsx';
import { useWorkspace } from '../workspace.ts';
import { Body } from './message-body.tsx';

/** Who stands behind a message: the id of a person or of the app's bot. */
export function authorOf(message: SlackMessage, botUserId: string): string {
  return message.user ?? (message.bot_id ? botUserId : '');
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

function Tool({ icon, label, act }: { icon: IconName; label: string; act(): void }) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} size={17} />
    </button>
  );
}

/** One message, with its forms and marks. */
export function Message({ message, channel, continued, onThread, sample = false }: MessageProps) {
  const { snapshot, person, now, say, refresh, conversation } = useWorkspace();
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
  const where = conversation(channel);
  const isChannel = (where?.kind === 'channel' || where?.kind === 'private') && where.member && !where.archived;
  const tell = async (what: 'pin' | 'unpin' | 'delete_message') => {
    const request = { do: what, as: snapshot.me.id, channel, ts: message.ts };
    const outcome = await post<Outcome>('channel', request);
    if (!outcome.ok) say(outcome.error);
    refresh();
  };
  const mayDelete = author === snapshot.me.id || snapshot.me.is_admin;
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
            {person(author)?.organization ? <span class="app-mark">EXTERNAL</span> : null}
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
          {isChannel ? (
            <Tool
              icon="pin"
              label={message.pinned ? 'Unpin' : 'Pin to the channel'}
              act={() => void tell(message.pinned ? 'unpin' : 'pin')}
            />
          ) : null}
          {isChannel && mayDelete ? (
            <Tool icon="trash" label="Delete the message" act={() => void tell('delete_message')} />
          ) : null}
        </div>
      ) : null}
    </article>
  );
}
