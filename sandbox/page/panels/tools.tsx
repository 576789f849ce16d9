import { Icon, type IconName } from '../icon.tsx';
import type { Place } from '../place.ts';
import { clockTime, shortDay } from '../text/time.ts';
import { Menu } from '../views/menu.tsx';
import { type Theme, useWorkspace } from '../workspace.ts';

const THEMES: { theme: Theme; icon: IconName; label: string }[] = [
  { theme: 'auto', icon: 'auto', label: 'As the system' },
  { theme: 'light', icon: 'sun', label: 'Light' },
  { theme: 'dark', icon: 'moon', label: 'Dark' },
];

/** What a sandbox has and a real workspace has not: its clock, the inspector, faults by a switch; and the theme. */
export function Tools() {
  const { snapshot, place, go, now, theme, setTheme } = useWorkspace();
  const toggle = (panel: NonNullable<Place['panel']>) => {
    const { thread: _, panel: open, ...rest } = place;
    go({ ...rest, ...(snapshot.channel ? { channel: snapshot.channel } : {}), ...(open === panel ? {} : { panel }) });
  };
  const tool = (panel: NonNullable<Place['panel']>, icon: IconName, label: string) => (
    <button
      type="button"
      class="tool"
      aria-pressed={place.panel === panel}
      aria-label={label}
      title={label}
      onClick={() => toggle(panel)}
    >
      <Icon name={icon} size={17} />
    </button>
  );
  const { mode } = snapshot.clock;
  const { tz } = snapshot.me;
  return (
    <div class="tools" role="toolbar" aria-label="Sandbox tools">
      <button
        type="button"
        class="tool tool-clock"
        aria-pressed={place.panel === 'clock'}
        title={`${shortDay(now(), tz)}, ${clockTime(now(), tz)}`}
        onClick={() => toggle('clock')}
      >
        <Icon name="clock" size={17} />
        <span class="unseen">The sandbox’s clock: </span>
        {shortDay(now(), tz).slice(0, 3)} <strong>{clockTime(now(), tz)}</strong>
        {mode === 'live' ? null : <span class="unseen">, {mode === 'still' ? 'standing still' : 'running fast'}</span>}
      </button>
      {tool('inspector', 'inspect', 'Inspector')}
      {tool('gallery', 'gallery', 'Gallery')}
      {tool('faults', 'fault', 'Limits and faults')}
      <Menu
        name="Theme"
        class="tool"
        placement="top-end"
        button={<Icon name={THEMES.find((one) => one.theme === theme)?.icon ?? 'auto'} size={17} />}
        items={THEMES.map((one) => ({
          key: one.theme,
          label: (
            <>
              <Icon name={one.icon} /> {one.label}
            </>
          ),
          checked: theme === one.theme,
          pick: () => setTheme(one.theme),
        }))}
      />
    </div>
  );
}
