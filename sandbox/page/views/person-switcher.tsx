import { useEffect, useRef, useState } from 'preact/hooks';
import type { PersonSummary } from '../../protocol.ts';
import { useFloating, useOutside } from '../floating.ts';
import { Icon } from '../icon.tsx';
import { addressOf } from '../place.ts';
import { clockTime } from '../text/time.ts';
import { townOf, useWorkspace } from '../workspace.ts';
import { Avatar } from './avatar.tsx';

const ROLE: Record<PersonSummary['persona'], string> = {
  mentee: 'mentee',
  mentor: 'mentor',
  lead: 'programme lead',
  peer: 'resident',
  guest: 'guest',
  former: 'left',
  external: 'external',
  bot: 'app',
};

/** Who one is, and the way to be somebody else: here, or in another tab at the same time. */
export function PersonSwitcher() {
  const { snapshot, go, now } = useWorkspace();
  const { me, people } = snapshot;
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useFloating(open, anchor, menu, 'top-start', true);
  useOutside(open, [anchor, menu], () => setOpen(false));
  useEffect(() => {
    if (open) menu.current?.querySelector('a')?.focus();
  }, [open]);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    setOpen(false);
    anchor.current?.focus();
  };
  const others = people.filter((person) => !person.deleted && !person.is_bot && person.id !== me.id);
  const where = (person: PersonSummary) => `${townOf(person.tz)} ${clockTime(now(), person.tz)}`;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        class="me"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={leave}
      >
        <Avatar person={me.id} size={36} />
        <span class="me-words">
          <span class="me-name">You are {me.real_name}</span>
          <span class="me-more">
            {ROLE[me.persona]} · {where(me)}
          </span>
          <span class="unseen">Be somebody else</span>
        </span>
        <Icon name="sort" size={16} />
      </button>
      {open ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list wherever the focus is in it
        <div ref={menu} class="menu people-menu" popover="manual" onKeyDown={leave}>
          <div class="menu-group">Be somebody else</div>
          <ul aria-label="People">
            {others.map((person) => (
              <li key={person.id} class="person-row">
                <a
                  class="menu-item"
                  href={addressOf({ as: person.id })}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    setOpen(false);
                    go({ as: person.id });
                  }}
                >
                  <Avatar person={person.id} size={30} />
                  <span class="menu-label">
                    {person.real_name}
                    <span class="menu-under">{person.title}</span>
                  </span>
                  <span class="person-side">
                    <span class={`role role-${person.persona}`}>{ROLE[person.persona]}</span>
                    <span class="menu-under">{where(person)}</span>
                  </span>
                </a>
                <a
                  class="icon-button"
                  href={addressOf({ as: person.id })}
                  target="_blank"
                  rel="noreferrer"
                  title="In a new tab"
                  aria-label={`Be ${person.real_name} in a new tab`}
                >
                  <Icon name="out" size={15} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
