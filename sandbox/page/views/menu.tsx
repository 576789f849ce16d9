import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useFloating, useOutside } from '../floating.ts';

export interface MenuItem {
  key: string;
  label: ComponentChildren;
  detail?: ComponentChildren;
  danger?: boolean;
  checked?: boolean;
  pick(): void;
}

interface MenuProps {
  /** The name of the button that opens the menu. */
  name: string;
  class: string;
  button: ComponentChildren;
  items: MenuItem[];
  placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end';
  wide?: boolean;
}

/** A button that opens a menu: arrows, Home, End and letters move in it, Enter picks, Escape closes. */
export function Menu({ name, class: className, button, items, placement = 'bottom-end', wide = false }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useFloating(open, anchor, menu, placement, wide);
  useOutside(open, [anchor, menu], () => setOpen(false));
  useEffect(() => {
    if (open)
      (
        menu.current?.querySelector<HTMLElement>('[aria-checked="true"]') ??
        menu.current?.querySelector<HTMLElement>('[role^="menuitem"]')
      )?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    anchor.current?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1 + all.length,
      Home: 0,
      End: all.length - 1,
    };
    if (event.key in step) {
      event.preventDefault();
      all[(step[event.key] ?? 0) % all.length]?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') setOpen(false);
    else if (event.key.length === 1) {
      const letter = event.key.toLowerCase();
      [...all.slice(at + 1), ...all].find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
    }
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        class={className}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {button}
      </button>
      {open ? (
        <div ref={menu} class="menu" role="menu" tabIndex={-1} popover="manual" aria-label={name} onKeyDown={move}>
          {items.map((item) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a menuitemradio wherever it is checked or not
            <button
              key={item.key}
              type="button"
              class={`menu-item${item.danger ? ' menu-item-danger' : ''}`}
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              tabIndex={-1}
              onClick={() => {
                close();
                item.pick();
              }}
            >
              <span class="menu-label">{item.label}</span>
              {item.detail ? <span class="menu-detail">{item.detail}</span> : null}
            </button>
          ))}
        </div>
      ) : null}
    </>
  );
}
