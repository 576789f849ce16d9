import type { Checkboxes, RadioButtons } from '@slack/types';
import { useId } from 'preact/hooks';
import type { Option } from '../../protocol.ts';
import { Text } from '../text/mrkdwn.tsx';
import { type ElementPlace, naming, useElement } from './use-element.ts';

interface ChoiceProps {
  kind: 'checkbox' | 'radio';
  name: string;
  option: Option;
  checked: boolean;
  focus: boolean;
  pick(): void;
}

function Choice({ kind, name, option, checked, focus, pick }: ChoiceProps) {
  const id = useId();
  return (
    <div class="choice">
      <input
        id={id}
        type={kind}
        name={name}
        checked={checked}
        data-focus-on-load={focus || undefined}
        aria-describedby={option.description ? `${id}-more` : undefined}
        onChange={pick}
      />
      <label for={id}>
        <span class="choice-text">
          <Text of={option.text} />
        </span>
        {option.description ? (
          <span id={`${id}-more`} class="choice-more">
            <Text of={option.description} />
          </span>
        ) : null}
      </label>
    </div>
  );
}

/** A group of checkboxes. Each tap is one action where the group stands outside an input block or dispatches. */
export function KitCheckboxes(place: ElementPlace<Checkboxes>) {
  const { element } = place;
  const { state, change } = useElement(place);
  const chosen = state.selected_options ?? [];
  const name = useId();
  const options = element.options as Option[];
  return (
    <div class="choices" role="group" {...naming(place, 'Options')}>
      {options.map((option, at) => {
        const checked = chosen.some((one) => one.value === option.value);
        return (
          <Choice
            key={option.value}
            kind="checkbox"
            name={name}
            option={option}
            checked={checked}
            focus={element.focus_on_load === true && at === 0}
            pick={() =>
              void change({
                type: 'checkboxes',
                selected_options: checked
                  ? chosen.filter((one) => one.value !== option.value)
                  : options.filter(
                      (one) => one.value === option.value || chosen.some((other) => other.value === one.value),
                    ),
              })
            }
          />
        );
      })}
    </div>
  );
}

/** A group of radio buttons. */
export function KitRadios(place: ElementPlace<RadioButtons>) {
  const { element } = place;
  const { state, change } = useElement(place);
  const name = useId();
  const options = element.options as Option[];
  return (
    <div class="choices" role="radiogroup" {...naming(place, 'Options')}>
      {options.map((option, at) => (
        <Choice
          key={option.value}
          kind="radio"
          name={name}
          option={option}
          checked={state.selected_option?.value === option.value}
          focus={element.focus_on_load === true && at === 0}
          pick={() => void change({ type: 'radio_buttons', selected_option: option })}
        />
      ))}
    </div>
  );
}
