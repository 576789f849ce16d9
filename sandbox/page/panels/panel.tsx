import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../icon.tsx';

/** What stands to the right of a conversation, or over it on a phone. */
export function Panel({
  title,
  close,
  wide = false,
  actions,
  children,
}: {
  title: string;
  close(): void;
  wide?: boolean;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
      ref={panel}
      class={`panel${wide ? ' panel-wide' : ''}`}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="panel-head">
        <h2>{title}</h2>
        {actions}
        <button type="button" class="icon-button" aria-label={`Close ${title.toLowerCase()}`} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}
