import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { useEffect, useRef } from 'preact/hooks';
import type { ElementState } from '../../protocol.ts';
import { epochOfLocal, localOfEpoch } from '../text/time.ts';
import { townOf, useWorkspace } from '../workspace.ts';
import { type ElementPlace, naming, useElement } from './use-element.ts';

/** The browser's fields change at each digit; a pause or leaving the field means that the person has decided. */
const PAUSE = 700;

function useDecided(place: ElementPlace<Datepicker | Timepicker | DateTimepicker>) {
  const { state, keep, change, tells } = useElement(place);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<ElementState>(undefined);
  const before = useRef(state);
  const decide = () => {
    clearTimeout(timer.current);
    const next = waiting.current;
    waiting.current = undefined;
    if (!next || !tells) return;
    if (JSON.stringify(next) !== JSON.stringify(before.current)) void change(next);
    before.current = next;
  };
  const latest = useRef(decide);
  latest.current = decide;
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    state,
    set(next: ElementState) {
      keep(next);
      waiting.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current(), PAUSE);
    },
    decide,
  };
}

function onEnter(decide: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    decide();
  };
}

/** A calendar day. The browser's own field: it has a calendar, can be typed into, and is known to screen readers. */
export function KitDatepicker(place: ElementPlace<Datepicker>) {
  const { element } = place;
  const { state, set, decide } = useDecided(place);
  return (
    <input
      id={place.fieldId}
      class="input input-date"
      type="date"
      min="0001-01-01"
      max="9999-12-31"
      value={state.selected_date ?? ''}
      data-focus-on-load={element.focus_on_load || undefined}
      {...naming(place, element.placeholder?.text ?? 'Date')}
      onInput={(event) => {
        const day = event.currentTarget.value;
        // Half a year typed reads as the year 2 or 20; the field itself goes on showing it.
        if (!day || day >= '1000') set({ type: 'datepicker', selected_date: day || null });
      }}
      onBlur={decide}
      onKeyDown={onEnter(decide)}
    />
  );
}

/** A time of day; the zone the app asked for is named beside it. */
export function KitTimepicker(place: ElementPlace<Timepicker>) {
  const { element } = place;
  const { state, set, decide } = useDecided(place);
  return (
    <span class="with-zone">
      <input
        id={place.fieldId}
        class="input input-date"
        type="time"
        value={state.selected_time ?? ''}
        data-focus-on-load={element.focus_on_load || undefined}
        {...naming(place, element.placeholder?.text ?? 'Time')}
        onInput={(event) =>
          set({
            type: 'timepicker',
            selected_time: event.currentTarget.value || null,
            ...(element.timezone ? { timezone: element.timezone } : {}),
          })
        }
        onBlur={decide}
        onKeyDown={onEnter(decide)}
      />
      {element.timezone ? <span class="quiet">{townOf(element.timezone)} time</span> : null}
    </span>
  );
}

/** A day and a time of day in the person's own zone; the app gets Unix seconds. */
export function KitDateTimepicker(place: ElementPlace<DateTimepicker>) {
  const { element } = place;
  const { state, set, decide } = useDecided(place);
  const { tz } = useWorkspace().snapshot.me;
  const seconds = state.selected_date_time;
  return (
    <span class="with-zone">
      <input
        id={place.fieldId}
        class="input input-date"
        type="datetime-local"
        max="9999-12-31T23:59"
        value={typeof seconds === 'number' ? localOfEpoch(seconds, tz) : ''}
        data-focus-on-load={element.focus_on_load || undefined}
        {...naming(place, 'Date and time')}
        onInput={(event) => {
          const local = event.currentTarget.value;
          if (!local || local >= '1000')
            set({ type: 'datetimepicker', selected_date_time: local ? epochOfLocal(local, tz) : null });
        }}
        onBlur={decide}
        onKeyDown={onEnter(decide)}
      />
      <span class="quiet">{townOf(tz)} time</span>
    </span>
  );
}
