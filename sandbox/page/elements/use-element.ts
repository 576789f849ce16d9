import type { Confirm } from '@slack/types';
import { useRef } from 'preact/hooks';
import type { ElementState } from '../../protocol.ts';
import { initialState } from '../form.ts';
import type { InputElement, KitElement } from '../kit.ts';
import { useFormContext } from '../use-form.ts';
import { useConfirm } from '../views/confirm.tsx';

/** Where an element stands, and how it is named for those who hear the page. */
export interface ElementPlace<E extends KitElement = KitElement> {
  element: E;
  blockId: string;
  /** True inside an input block: the element speaks to the app only where `dispatch` is set. */
  inInput?: boolean;
  dispatch?: boolean;
  optional?: boolean;
  /** Ids of the label and of the hint and error, where the block has them. */
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
  /** An id for the field, so that the block's label can point at it. */
  fieldId?: string;
}

/** ARIA attributes of a field, from where it stands; `fallback` names it where no label does. */
export function naming(place: ElementPlace, fallback: string) {
  return {
    ...(place.labelledBy ? { 'aria-labelledby': place.labelledBy } : { 'aria-label': fallback }),
    ...(place.describedBy ? { 'aria-describedby': place.describedBy } : {}),
    ...(place.invalid ? { 'aria-invalid': true as const } : {}),
    ...(place.inInput && !place.optional ? { 'aria-required': true as const } : {}),
  };
}

/**
 * What an input element holds, and how to change it. `change` asks for confirmation where the element wants it, keeps the
 * value, and tells the app at once where the element stands outside an input block, or in one that dispatches.
 */
export function useElement(place: ElementPlace<InputElement>) {
  const form = useFormContext();
  const confirm = useConfirm();
  const { element, blockId } = place;
  const actionId = element.action_id ?? '';
  const state = form.values[blockId]?.[actionId] ?? initialState(element);
  const tells = !place.inInput || place.dispatch === true;
  // A text typed and sent within one event must see the value just typed.
  const latest = useRef(form);
  latest.current = form;
  const send = (next: ElementState) => latest.current.send(blockId, actionId, next, true);
  return {
    state,
    busy: form.busy.has(`${blockId}/${actionId}`),
    tells,
    keep: (next: ElementState) => latest.current.keep(blockId, actionId, next),
    send,
    sendSoon: () => latest.current.sendSoon(blockId, actionId),
    forget: () => latest.current.forget(blockId, actionId),
    async change(next: ElementState) {
      if (!tells) latest.current.keep(blockId, actionId, next);
      else if (await confirm('confirm' in element ? (element.confirm as Confirm | undefined) : undefined))
        await send(next);
    },
  };
}
