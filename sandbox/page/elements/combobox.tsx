import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useFloating, useOutside } from '../floating.ts';
import { Icon } from '../icon.tsx';
import { Avatar } from '../views/avatar.tsx';

/** Something to choose, by a key of its own. */
export interface Pick {
  key: string;
  label: string;
  detail?: string;
  group?: string;
  /** The person whose face stands beside it. */
  person?: string;
}

interface ComboboxProps {
  picks: Pick[];
  chosen: Pick[];
  multi: boolean;
  max?: number;
  placeholder: string;
  fieldId?: string | undefined;
  focus: boolean;
  clearable: boolean;
  naming: Record<string, unknown>;
  /** What stands in the list where nothing matches. */
  nothing: string;
  /** Given where the options come from the app: told what is typed, and the list is not filtered here. */
  onSearch?: (text: string) => void;
  change(chosen: Pick[]): void;
}

const matches = (pick: Pick, text: string) =>
  `${pick.label} ${pick.detail ?? ''}`.toLowerCase().includes(text.trim().toLowerCase());

/**
 * A searchable list, for one choice or several. Type to narrow it, arrows to move, Enter to choose, Escape to leave,
 * Backspace in an empty field to take the last of several away.
 */
export function Combobox(props: ComboboxProps) {
  const { picks, chosen, multi, placeholder, naming, onSearch, change } = props;
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useFloating(open, box, list, 'bottom-start', true);
  useOutside(open, [box, list], () => leave());

  const full = multi && props.max !== undefined && chosen.length >= props.max;
  const shown = picks.filter(
    (pick) => (onSearch || !text || matches(pick, text)) && !(multi && chosen.some((one) => one.key === pick.key)),
  );
  const at = Math.min(active, shown.length - 1);
  const single = multi ? undefined : chosen[0];

  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, open]);

  const enter = () => {
    if (open || full) return;
    setOpen(true);
    setActive(Math.max(0, single ? picks.findIndex((pick) => pick.key === single.key) : 0));
    onSearch?.('');
  };
  const leave = () => {
    setOpen(false);
    setText('');
  };
  const take = (pick: Pick) => {
    leave();
    change(multi ? [...chosen, pick] : [pick]);
    field.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return enter();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((at + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const pick = shown[at];
      if (!open) enter();
      else if (pick) take(pick);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === 'Tab') leave();
    else if (event.key === 'Backspace' && !text && multi && chosen.length > 0) change(chosen.slice(0, -1));
    else if (event.key === ' ' && !open && !text) {
      event.preventDefault();
      enter();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press beside the field goes to the field, which is the control
    <div
      ref={box}
      class={`combobox${open ? ' combobox-open' : ''}`}
      onMouseDown={(event) => {
        if (event.target === field.current || (event.target as Element).closest('button')) return;
        event.preventDefault();
        field.current?.focus();
        enter();
      }}
    >
      {multi
        ? chosen.map((pick) => (
            <span key={pick.key} class="token">
              {pick.person ? <Avatar person={pick.person} size={18} /> : null}
              {pick.label}
              <button
                type="button"
                class="token-remove"
                aria-label={`Remove ${pick.label}`}
                onClick={() => {
                  change(chosen.filter((one) => one.key !== pick.key));
                  field.current?.focus();
                }}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          ))
        : null}
      {single?.person && !open ? <Avatar person={single.person} size={20} /> : null}
      <input
        ref={field}
        id={props.fieldId}
        class="combobox-field"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[at] ? `${id}-${at}` : undefined}
        data-focus-on-load={props.focus || undefined}
        {...naming}
        placeholder={multi ? (chosen.length === 0 ? placeholder : '') : (single?.label ?? placeholder)}
        value={open || multi ? text : (single?.label ?? '')}
        onInput={(event) => {
          const next = event.currentTarget.value;
          setText(open ? next : next.replace(single?.label ?? '', ''));
          if (!full) setOpen(true);
          setActive(0);
          onSearch?.(next);
        }}
        onClick={enter}
        onKeyDown={key}
        onBlur={(event) => {
          if (!list.current?.contains(event.relatedTarget as Node | null)) leave();
        }}
      />
      {single && props.clearable ? (
        <button type="button" class="combobox-clear" aria-label={`Clear ${single.label}`} onClick={() => change([])}>
          <Icon name="close" size={14} />
        </button>
      ) : null}
      <span class="combobox-arrow">
        <Icon name="chevron" size={16} />
      </span>
      {open ? (
        <div
          ref={list}
          id={`${id}-list`}
          class="menu"
          role="listbox"
          tabIndex={-1}
          popover="manual"
          aria-multiselectable={multi}
          aria-label="Choices"
        >
          {shown.length === 0 ? <div class="menu-nothing">{props.nothing}</div> : null}
          {shown.map((pick, n) => (
            <div key={pick.key}>
              {pick.group && pick.group !== shown[n - 1]?.group ? <div class="menu-group">{pick.group}</div> : null}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field, which keeps the focus */}
              <div
                id={`${id}-${n}`}
                class="menu-item"
                role="option"
                tabIndex={-1}
                aria-selected={single?.key === pick.key}
                data-active={n === at}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setActive(n)}
                onClick={() => take(pick)}
              >
                {pick.person ? <Avatar person={pick.person} size={22} /> : null}
                <span class="menu-label">{pick.label}</span>
                {pick.detail ? <span class="menu-detail">{pick.detail}</span> : null}
                {single?.key === pick.key ? <Icon name="check" size={16} /> : null}
              </div>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
