import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from '@floating-ui/dom';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Keeps a menu beside the thing that opened it, inside the window, above dialogs too (the browser's top layer). The menu must
 * carry `popover="manual"`; it is as wide as its anchor at least where `match` is set.
 */
export function useFloating(
  open: boolean,
  anchor: RefObject<HTMLElement | null>,
  menu: RefObject<HTMLElement | null>,
  placement: Placement = 'bottom-start',
  match = false,
): void {
  useLayoutEffect(() => {
    const from = anchor.current;
    const element = menu.current;
    if (!open || !from || !element) return undefined;
    element.showPopover();
    return autoUpdate(from, element, () => {
      void computePosition(from, element, {
        strategy: 'fixed',
        placement,
        middleware: [
          offset(4),
          flip({ padding: 8 }),
          shift({ padding: 8 }),
          size({
            padding: 8,
            apply({ availableHeight, rects }) {
              element.style.maxHeight = `${Math.max(120, Math.min(availableHeight, 340))}px`;
              if (match) element.style.minWidth = `${rects.reference.width}px`;
            },
          }),
        ],
      }).then(({ x, y }) => {
        element.style.left = `${x}px`;
        element.style.top = `${y}px`;
      });
    });
  }, [open, anchor, menu, placement, match]);
}

/** Closes a menu at a press anywhere else. */
export function useOutside(open: boolean, parts: RefObject<HTMLElement | null>[], close: () => void): void {
  useLayoutEffect(() => {
    if (!open) return undefined;
    const press = (event: Event) => {
      if (!parts.some((part) => part.current?.contains(event.target as Node))) close();
    };
    document.addEventListener('pointerdown', press);
    return () => document.removeEventListener('pointerdown', press);
  });
}
