import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { NotificationEvent } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import { withEmoji } from '../text/emoji.ts';
import { clockTime, instant } from '../time.ts';
import type { Workspace } from '../workspace.ts';

const NOTIFICATION_STAYS = 8000;
const SENTENCE_STAYS = 6000;

export interface Notices {
  notifications: NotificationEvent[];
  sentences: string[];
  notify(event: NotificationEvent): void;
  say(sentence: string): void;
  dismiss(ts: string): void;
}

/** What is shown for some seconds: notifications as a phone shows them, and sentences about what did not work. */
export function useNotices(): Notices {
  const [notifications, setNotifications] = useState<NotificationEvent[]>([]);
  const [sentences, setSentences] = useState<string[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const later = (key: string, ms: number, run: () => void) => {
    clearTimeout(timers.current.get(key));
    timers.current.set(key, setTimeout(run, ms));
  };
  const dismiss = useCallback((ts: string) => setNotifications((was) => was.filter((one) => one.ts !== ts)), []);
  const notify = useCallback((event: NotificationEvent) => {
    setNotifications((was) => [...was.filter((one) => one.ts !== event.ts), event].slice(-3));
    later(event.ts, NOTIFICATION_STAYS, () => dismiss(event.ts));
  }, []);
  const say = useCallback((sentence: string) => {
    setSentences((was) => [...was.filter((one) => one !== sentence), sentence].slice(-3));
    later(sentence, SENTENCE_STAYS, () => setSentences((was) => was.filter((one) => one !== sentence)));
  }, []);
  return { notifications, sentences, notify, say, dismiss };
}

/** Draws them: notifications at the top as on a locked phone, sentences at the foot. */
export function NoticesView({
  notices,
  workspace,
  open,
}: {
  notices: Notices;
  workspace: Workspace;
  open(event: NotificationEvent): void;
}) {
  const { tz } = workspace.snapshot.me;
  const phone = useRef<HTMLElement>(null);
  const newest = notices.notifications.at(-1)?.ts;
  // Each notification comes above whatever is open, modals too, as a phone's would.
  useLayoutEffect(() => {
    if (!newest) return phone.current?.hidePopover();
    phone.current?.hidePopover();
    phone.current?.showPopover();
  }, [newest]);
  return (
    <>
      <section ref={phone} popover="manual" class="phone" aria-label="Notifications" aria-live="polite">
        {notices.notifications.map((event) => (
          <div key={event.ts} class="phone-note">
            <button type="button" class="phone-open" onClick={() => open(event)}>
              <img src="/icon.svg" alt="" width={32} height={32} />
              <span class="phone-words">
                <span class="phone-head">
                  <strong>{event.from}</strong>
                  <span>{clockTime(instant(event.ts), tz)}</span>
                </span>
                <span class="phone-text">{withEmoji(event.text)}</span>
              </span>
            </button>
            <button
              type="button"
              class="phone-close"
              aria-label="Dismiss the notification"
              onClick={() => notices.dismiss(event.ts)}
            >
              <Icon name="close" size={14} />
            </button>
          </div>
        ))}
      </section>
      <div class="sentences" role="status">
        {notices.sentences.map((sentence) => (
          <p key={sentence} class="sentence">
            <Icon name="info" size={16} /> {sentence}
          </p>
        ))}
      </div>
    </>
  );
}
