import { useEffect, useRef, useState } from 'preact/hooks';
import type { InspectorEntry } from '../../protocol.ts';
import { ask, fetchLog } from '../client.ts';
import { Icon } from '../icon.tsx';
import { useWorkspace } from '../workspace.ts';
import { Panel } from './panel.tsx';

const EVERY = 1000;
/** So many lines are kept in the page; older ones stay on the server until it is emptied. */
const KEPT = 300;

const statusOf = (entry: InspectorEntry): string => (entry.status === 0 ? 'no answer' : String(entry.status));

function Line({ entry }: { entry: InspectorEntry }) {
  const toApp = entry.direction === 'to_app';
  return (
    <details class={`entry${entry.ok ? '' : ' entry-refused'}`}>
      <summary>
        <span class={`entry-way ${toApp ? 'entry-to' : 'entry-from'}`} aria-hidden="true">
          {toApp ? '→' : '←'}
        </span>
        <span class="entry-name">
          <span class="unseen">{toApp ? 'To the app: ' : 'From the app: '}</span>
          {entry.name}
          {entry.error ? <span class="entry-error">{entry.error}</span> : null}
          {entry.detail?.map((detail) => (
            <span key={detail} class="entry-detail">
              {detail}
            </span>
          ))}
        </span>
        <span class="entry-time">
          {entry.ok ? '' : <span class="unseen">refused, </span>}
          {statusOf(entry)} · {Math.round(entry.ms)} ms
        </span>
      </summary>
      <div class="entry-body">
        <p class="quiet">
          {new Date(entry.at).toLocaleTimeString('en-GB')} · {entry.transport === 'http' ? 'HTTP' : 'Socket Mode'}
        </p>
        <h4>{toApp ? 'Sent to the app' : 'The app asked'}</h4>
        <pre>{JSON.stringify(entry.request, null, 2)}</pre>
        <h4>{toApp ? 'The app answered' : 'Answer'}</h4>
        <pre>{JSON.stringify(entry.response, null, 2)}</pre>
      </div>
    </details>
  );
}

/** Each request between the sandbox and the app, newest first, with the time to its answer; refusals in red with the reason. */
export function Inspector({ close }: { close(): void }) {
  const { snapshot } = useWorkspace();
  const [entries, setEntries] = useState<InspectorEntry[]>([]);
  const [refusedOnly, setRefusedOnly] = useState(false);
  const last = useRef(0);
  useEffect(() => {
    let live = true;
    let timer: ReturnType<typeof setTimeout>;
    const more = async () => {
      const log = await fetchLog(last.current);
      if (!live) return;
      if (log) {
        // A restarted server counts from the beginning again.
        if (log.last < last.current) setEntries([]);
        last.current = log.last;
        if (log.entries.length > 0) setEntries((was) => [...log.entries.toReversed(), ...was].slice(0, KEPT));
      }
      timer = setTimeout(more, EVERY);
    };
    void more();
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, []);
  const shown = refusedOnly ? entries.filter((entry) => !entry.ok) : entries;
  return (
    <Panel
      title="Inspector"
      close={close}
      wide
      actions={
        <>
          <label class="switch-line">
            <input type="checkbox" checked={refusedOnly} onChange={() => setRefusedOnly(!refusedOnly)} /> Refusals only
          </label>
          <button
            type="button"
            class="icon-button"
            aria-label="Empty the inspector"
            title="Empty"
            onClick={() => {
              void ask('inspector', undefined, 'DELETE');
              setEntries([]);
            }}
          >
            <Icon name="trash" size={17} />
          </button>
        </>
      }
    >
      <div class="entries">
        {shown.length === 0 ? (
          <p class="quiet empty">
            {refusedOnly
              ? 'Nothing has been refused.'
              : `What goes between the sandbox and ${snapshot.bot.name} appears here.`}
          </p>
        ) : null}
        {shown.map((entry) => (
          <Line key={entry.n} entry={entry} />
        ))}
      </div>
    </Panel>
  );
}
