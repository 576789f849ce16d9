import type { InputBlock } from '@slack/types';
import { useId } from 'preact/hooks';
import { Element, hasField } from '../elements/element.tsx';
import type { KitElement } from '../kit.ts';
import { withEmoji } from '../text/emoji.ts';
import { useFormContext } from '../use-form.ts';

/** A labelled field with its hint and what is wrong with it. */
export function Input({ block, id }: { block: InputBlock; id: string }) {
  const { errors } = useFormContext();
  const own = useId();
  const error = errors[id];
  const element = block.element as KitElement;
  const describedBy = [error ? `${own}-error` : '', block.hint ? `${own}-hint` : ''].filter(Boolean).join(' ');
  const label = (
    <>
      {withEmoji(block.label.text)}
      {block.optional ? <span class="optional"> (optional)</span> : null}
    </>
  );
  return (
    <div class={`block-input${error ? ' block-invalid' : ''}`} data-block={id}>
      {hasField(element) ? (
        <label id={`${own}-label`} class="label" for={`${own}-field`}>
          {label}
        </label>
      ) : (
        <div id={`${own}-label`} class="label">
          {label}
        </div>
      )}
      <Element
        element={element}
        blockId={id}
        inInput
        dispatch={block.dispatch_action === true}
        optional={block.optional === true}
        labelledBy={`${own}-label`}
        fieldId={`${own}-field`}
        invalid={Boolean(error)}
        {...(describedBy ? { describedBy } : {})}
      />
      {error ? (
        <p id={`${own}-error`} class="error" role="alert">
          {error}
        </p>
      ) : null}
      {block.hint ? (
        <p id={`${own}-hint`} class="hint">
          {withEmoji(block.hint.text)}
        </p>
      ) : null}
    </div>
  );
}
