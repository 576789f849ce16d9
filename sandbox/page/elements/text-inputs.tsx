import type { EmailInput, NumberInput, PlainTextInput, RichTextBlock, RichTextInput, URLInput } from '@slack/types';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { length } from '../form.ts';
import { wordsOf } from '../text/rich-words.ts';
import { type ElementPlace, naming, useElement } from './use-element.ts';

type Typed = PlainTextInput | EmailInput | URLInput | NumberInput;

/** When a typed text is told to the app: at Enter, or as it is typed; only in a block that dispatches. */
function useTelling(
  place: ElementPlace<Typed | RichTextInput>,
  { send, sendSoon, forget }: { send(): void; sendSoon(): void; forget(): void },
) {
  const on = place.element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  useEffect(() => forget, []);
  return {
    typed() {
      if (place.dispatch && on.includes('on_character_entered')) sendSoon();
    },
    /** True where Enter meant "tell the app". */
    entered(): boolean {
      if (!place.dispatch || !on.includes('on_enter_pressed')) return false;
      send();
      return true;
    },
  };
}

/** Which keyboard a phone shows. What is wrong is said by the page itself, in Slack's words, not by the browser. */
const KEYBOARD = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const;

/** One line or several lines of text, an address, a link or a number. */
export function KitTextInput(place: ElementPlace<Typed>) {
  const { element } = place;
  const { state, keep, send, sendSoon, forget } = useElement(place);
  const value = state.value ?? '';
  const now = () => void send({ type: element.type, value: value || null });
  const told = useTelling(place, { send: now, sendSoon, forget });
  const multiline = element.type === 'plain_text_input' && element.multiline === true;
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => grow(area.current), [value]);
  const shared = {
    id: place.fieldId,
    value,
    placeholder: element.placeholder?.text,
    'data-focus-on-load': element.focus_on_load || undefined,
    ...naming(place, element.placeholder?.text ?? 'Text'),
    onInput(event: { currentTarget: { value: string } }) {
      keep({ type: element.type, value: event.currentTarget.value || null });
      told.typed();
    },
  };
  return (
    <div class="field">
      {multiline ? (
        <textarea ref={area} class="input" rows={4} {...shared} />
      ) : (
        <input
          class="input"
          type="text"
          inputMode={KEYBOARD[element.type]}
          autocomplete="off"
          {...shared}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing && told.entered()) event.preventDefault();
          }}
        />
      )}
      {element.type === 'plain_text_input' ? <Counter element={element} value={value} /> : null}
    </div>
  );
}

/** How much room is left, shown as the limit comes near. */
function Counter({ element, value }: { element: PlainTextInput; value: string }) {
  const limit = element.max_length ?? 3000;
  const left = limit - length(value);
  if (left > Math.max(20, limit * 0.1)) return null;
  return (
    <span class={left < 0 ? 'counter counter-over' : 'counter'} role="status">
      {left}
      <span class="unseen">{left < 0 ? ' characters too many' : ' characters left'}</span>
    </span>
  );
}

/** Lets a text area be as high as its text, up to what its style allows. */
export function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

/** Rich text, written as plain text: what it holds is a rich_text block of one section. */
export function KitRichTextInput(place: ElementPlace<RichTextInput>) {
  const { element } = place;
  const { state, keep, send, sendSoon, forget } = useElement(place);
  const value = wordsOf(state.rich_text_value as RichTextBlock | null);
  const told = useTelling(place, { send: () => void send(state), sendSoon, forget });
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => grow(area.current), [value]);
  return (
    <div class="field">
      <textarea
        ref={area}
        id={place.fieldId}
        class="input"
        rows={element.min_lines ?? 4}
        value={value}
        placeholder={element.placeholder?.text}
        data-focus-on-load={element.focus_on_load || undefined}
        {...naming(place, element.placeholder?.text ?? 'Text')}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
          keep({ type: 'rich_text_input', rich_text_value: text ? { type: 'rich_text', elements: [section] } : null });
          told.typed();
        }}
      />
    </div>
  );
}
