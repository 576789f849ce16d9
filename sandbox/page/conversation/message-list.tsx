import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message as SlackMessage } from '../../protocol.ts';
import { post } from '../client.ts';
import { dayHeading, instant, isoDay } from '../text/time.ts';
import { useWorkspace } from '../workspace.ts';
import { authorOf, Message } from './message.tsx';

/** Messages of one person this close together stand under one name. */
const TOGETHER = 5 * 60_000;

const inChannel = (message: SlackMessage): boolean =>
  !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast';

function follows(before: SlackMessage | undefined, message: SlackMessage, bot: string, tz: string): boolean {
  if (!before || message.pinned || before.ephemeral !== message.ephemeral || before.username !== message.username)
    return false;
  const [a, b] = [instant(before.ts), instant(message.ts)];
  return (
    authorOf(before, bot) === authorOf(message, bot) &&
    b.getTime() - a.getTime() < TOGETHER &&
    isoDay(a, tz) === isoDay(b, tz)
  );
}

interface MessageListProps {
  channel: string;
  messages: SlackMessage[];
  onThread(ts: string): void;
  /** What stands above the first message. */
  intro: preact.ComponentChildren;
}

/** The messages of a conversation. It keeps to the newest one while somebody is there, and tells the server what was read. */
export function MessageList({ channel, messages, onThread, intro }: MessageListProps) {
  const { snapshot, now, conversation } = useWorkspace();
  const { tz } = snapshot.me;
  const bot = snapshot.bot.userId;
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const shown = messages.filter(inChannel);
  const newest = messages.at(-1)?.ts;
  const [newFrom, setNewFrom] = useState<string>();
  const [, drawAgain] = useState(0);

  // Where the new messages began when the conversation was opened; it stays while one is there.
  useLayoutEffect(() => {
    const found = conversation(channel);
    const first =
      found && found.unread > 0
        ? shown.find((message) => message.ts > found.last_read && authorOf(message, bot) !== snapshot.me.id)
        : undefined;
    setNewFrom(first?.ts);
    atEnd.current = true;
  }, [channel, snapshot.me.id]);

  // More that is new than fits: one begins to read where it begins.
  useLayoutEffect(() => {
    const line = box.current?.querySelector('.new-line');
    if (!box.current || !line) return;
    const above = box.current.getBoundingClientRect().top - line.getBoundingClientRect().top + 48;
    if (above <= 0) return;
    box.current.scrollTop -= above;
    atEnd.current = false;
  }, [newFrom]);

  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [newest, channel]);
  useEffect(() => {
    const inside = box.current?.firstElementChild;
    if (!inside) return undefined;
    // Pictures and charts arrive after their message; the end moves, and one stays with it.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    watch.observe(inside);
    return () => watch.disconnect();
  }, [channel]);

  const unread = conversation(channel)?.unread ?? 0;
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === 'visible' && newest && unread > 0)
        void post('read', { as: snapshot.me.id, channel, ts: newest });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [channel, newest, unread, snapshot.me.id]);

  const away = !atEnd.current;
  return (
    <div class="messages-frame">
      <div
        ref={box}
        class="messages"
        role="log"
        aria-label="Messages"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={() => {
          const element = box.current;
          if (!element) return;
          const was = atEnd.current;
          atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
          if (was !== atEnd.current) drawAgain((n) => n + 1);
        }}
      >
        <div class="messages-inside">
          {intro}
          {shown.map((message, n) => {
            const before = shown[n - 1];
            const at = instant(message.ts);
            const newDay = !before || isoDay(instant(before.ts), tz) !== isoDay(at, tz);
            const isNew = message.ts === newFrom;
            return (
              <div key={message.ts}>
                {newDay ? (
                  <h2 class="day">
                    <span>{dayHeading(at, now(), tz)}</span>
                  </h2>
                ) : null}
                {isNew ? (
                  <div class="new-line">
                    <span>New</span>
                  </div>
                ) : null}
                <Message
                  message={message}
                  channel={channel}
                  continued={!newDay && !isNew && follows(before, message, bot, tz)}
                  onThread={() => onThread(message.ts)}
                />
              </div>
            );
          })}
        </div>
      </div>
      {away ? (
        <button
          type="button"
          class="to-end"
          onClick={() => {
            atEnd.current = true;
            toEnd();
          }}
        >
          To the newest
        </button>
      ) : null}
    </div>
  );
}
