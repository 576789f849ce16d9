import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  class: string;
  role?: 'dialog' | 'alertdialog';
  labelledBy?: string;
  label?: string;
  describedBy?: string;
  onEscape(): void;
  /** Where given, a click beside the dialog does this. */
  onBackdrop?: () => void;
  children: ComponentChildren;
}

/**
 * A modal dialog: the browser keeps the focus inside and everything behind it out of reach. On leaving, the focus goes back
 * to where it was, or to the composer where that has gone.
 */
export function Dialog({
  class: name,
  role = 'dialog',
  labelledBy,
  label,
  describedBy,
  onEscape,
  onBackdrop,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      const back = before.current;
      const target =
        back instanceof HTMLElement && back.isConnected && back !== document.body
          ? back
          : document.querySelector<HTMLElement>('[data-composer]');
      queueMicrotask(() => target?.focus());
    };
  }, []);
  const leave = useRef(onEscape);
  leave.current = onEscape;
  useEffect(() => {
    const element = dialog.current;
    const cancel = (event: Event) => {
      if (event.target !== element) return;
      event.preventDefault();
      leave.current();
    };
    // The browser closes a dialog at a second Escape even where the first was held back; the page decides instead.
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      leave.current();
    };
    element?.addEventListener('cancel', cancel);
    element?.addEventListener('keydown', key);
    return () => {
      element?.removeEventListener('cancel', cancel);
      element?.removeEventListener('keydown', key);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${name}`}
      role={role}
      aria-modal="true"
      aria-labelledby={labelledBy}
      aria-label={label}
      aria-describedby={describedBy}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onBackdrop?.();
      }}
    >
      {children}
    </dialog>
  );
}
