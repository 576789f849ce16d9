import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

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
  const leave = useRef(onEscape);
  leave.current = onEscape;
  // All at once and before the browser can be asked anything: an Escape pressed at the same moment must not pass by unseen.
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    const held = (event: Event) => {
      if (event.target !== element) return;
      event.preventDefault();
      leave.current();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      leave.current();
    };
    // A browser may close a dialog without asking, at a second Escape for one; then the page follows.
    const closed = (event: Event) => {
      if (event.target === element) leave.current();
    };
    element?.addEventListener('cancel', held);
    element?.addEventListener('keydown', key);
    element?.addEventListener('close', closed);
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      element?.removeEventListener('cancel', held);
      element?.removeEventListener('keydown', key);
      element?.removeEventListener('close', closed);
      const target =
        before instanceof HTMLElement && before.isConnected && before !== document.body
          ? before
          : document.querySelector<HTMLElement>('[data-composer]');
      queueMicrotask(() => target?.focus());
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
