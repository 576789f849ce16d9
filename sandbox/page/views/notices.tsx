import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { NotificationEvent } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import { withEmoji } from '../text/emoji.ts';
import { clockTime, instant } from '../text/time.ts';

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
  const dismiss = useCallback((ts: string) => setNotifications((was) => was.filter((one) => one.ts !== ts)), []);
  const notify = useCallback((event: NotificationEvent) => {
    setNotifications((was) => [...was.filter((one) => one.ts !== event.ts), event].slice(-3));
  }, []);
  const say = useCallback((sentence: string) => {
    setSentences((was) => [...was.filter((one) => one !== sentence), sentence].slice(-3));
    clearTimeout(timers.current.get(sentence));
    const done = () => setSentences((was) => was.filter((one) => one !== sentence));
    timers.current.set(sentence, setTimeout(done, SENTENCE_STAYS));
  }, []);
  return { notifications, sentences, notify, say, dismiss };
}

/** One notification: only what the message's top-level text says. */
function PhoneNote({
  event,
  notices,
  tz,
  open,
}: {
  event: NotificationEvent;
  notices: Notices;
  tz: string;
  open(): void;
}) {
  useEffect(() => {
    const timer = setTimeout(() => notices.dismiss(event.ts), NOTIFICATION_STAYS);
    return () => clearTimeout(timer);
  }, [event.ts]);
  return (
    <div class="phone-note">
      <button type="button" class="phone-open" onClick={open}>
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
  );
}

interface NoticesViewProps {
  notices: Notices;
  tz: string;
  /** True while notifications have to wait, because they would lie over a form. */
  hold: boolean;
  open(event: NotificationEvent): void;
}

/** Draws them: notifications at the top as on a locked phone, sentences at the foot. */
export function NoticesView({ notices, tz, hold, open }: NoticesViewProps) {
  const phone = useRef<HTMLElement>(null);
  const shown = hold ? [] : notices.notifications;
  const newest = shown.at(-1)?.ts;
  // Each notification comes above whatever is open, modals too, as a phone's would.
  useLayoutEffect(() => {
    phone.current?.hidePopover();
    if (newest) phone.current?.showPopover();
  }, [newest]);
  const foot = useRef<HTMLDivElement>(null);
  const last = notices.sentences.at(-1);
  // A sentence, too: what it answers may have been pressed in a modal.
  useLayoutEffect(() => {
    foot.current?.hidePopover();
    if (last) foot.current?.showPopover();
  }, [last]);
  return (
    <>
      <section ref={phone} popover="manual" class="phone" aria-label="Notifications" aria-live="polite">
        {shown.map((event) => (
          <PhoneNote key={event.ts} event={event} notices={notices} tz={tz} open={() => open(event)} />
        ))}
      </section>
      <div ref={foot} popover="manual" class="sentences" role="status">
        {notices.sentences.map((sentence) => (
          <p key={sentence} class="sentence">
            <Icon name="info" size={16} /> {sentence}
          </p>
        ))}
      </div>
    </>
  );
}
