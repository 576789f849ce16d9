import { useState } from 'preact/hooks';
import type { ClockRequest, ClockState } from '../../protocol.ts';
import { ask } from '../client.ts';
import { clockTime, epochOfLocal, fullTime, isoDay, localOfEpoch } from '../text/time.ts';
import { townOf, useWorkspace } from '../workspace.ts';
import { Panel } from './panel.tsx';

const DAY = 86_400_000;

/** The next Monday 09:00 of a zone after an instant, as an ISO instant. */
function nextMonday(now: Date, tz: string): string {
  for (let ahead = 0; ahead < 9; ahead += 1) {
    const at = new Date(now.getTime() + ahead * DAY);
    const day = isoDay(at, tz);
    if (new Date(`${day}T12:00Z`).getUTCDay() !== 1) continue;
    const nine = epochOfLocal(`${day}T09:00`, tz) * 1000;
    if (nine > now.getTime()) return new Date(nine).toISOString();
  }
  return now.toISOString();
}

const MODES: Record<ClockState['mode'], string> = {
  live: 'It runs along with real time.',
  still: 'It stands still.',
  fast: 'It is running fast.',
};

/** The sandbox's clock: what is due on Monday can be seen today. It moves what the app takes for now, nothing else. */
export function ClockPanel({ close }: { close(): void }) {
  const { snapshot, now, refresh, say } = useWorkspace();
  const { tz } = snapshot.me;
  const { mode } = snapshot.clock;
  const [to, setTo] = useState(() => localOfEpoch(now().getTime() / 1000, tz));
  const [busy, setBusy] = useState(false);
  const tell = async (request: ClockRequest) => {
    setBusy(true);
    if (!(await ask<ClockState>('clock', request))) say('The clock could not be set.');
    setBusy(false);
    refresh();
  };
  const button = (label: string, request: () => ClockRequest) => (
    <button type="button" class="button" disabled={busy} onClick={() => void tell(request())}>
      {label}
    </button>
  );
  return (
    <Panel title="Clock" close={close}>
      <div class="panel-body">
        <p class="big-clock">
          {clockTime(now(), tz)}
          <span>{fullTime(now(), tz).replace(/ at .*/, '')}</span>
        </p>
        <p class="quiet">
          Time in {townOf(tz)}. {MODES[mode]}
        </p>
        <div class="panel-buttons">
          {mode === 'still'
            ? button('Let it run', () => ({ do: 'live' }))
            : button('Stand still', () => ({ do: 'stop' }))}
          {button('One hour on', () => ({ do: 'advance', minutes: 60 }))}
          {button('One day on', () => ({ do: 'advance', minutes: 1440 }))}
          {button('To Monday 09:00', () => ({ do: 'jump', to: nextMonday(now(), tz) }))}
          {button('Run a week in ten seconds', () => ({ do: 'run', minutes: 7 * 1440, seconds: 10 }))}
          {button('Back to real time', () => ({ do: 'real' }))}
        </div>
        <form
          class="panel-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (to) void tell({ do: 'jump', to: new Date(epochOfLocal(to, tz) * 1000).toISOString() });
          }}
        >
          <label class="label" for="clock-to">
            Go to a day and time
          </label>
          <div class="panel-line">
            <input
              id="clock-to"
              class="input input-date"
              type="datetime-local"
              value={to}
              onInput={(event) => setTo(event.currentTarget.value)}
            />
            <button type="submit" class="button" disabled={busy || !to}>
              Go
            </button>
          </div>
        </form>
        <p class="hint">
          It moves what {snapshot.bot.name} takes for now. Signatures, triggers and rate limits keep real time, as they
          would in Slack.
        </p>
      </div>
    </Panel>
  );
}
