import { useState } from 'preact/hooks';
import type { AppRequest, Outcome, Switches } from '../../protocol.ts';
import { ask, post } from '../client.ts';
import { useWorkspace } from '../workspace.ts';
import { Panel } from './panel.tsx';

const API_FAULTS: Record<Switches['apiFault'], string> = {
  none: 'Answers as it should',
  status_429: 'Answers “too many requests” (429)',
  status_500: 'Answers “internal error” (500)',
  status_503: 'Answers “come again in a second” (503)',
  silence: 'Does not answer',
  done_500: 'Does the work and then answers as if it had failed (500)',
  lost: 'Does the work and loses the answer',
};
const FILES_SHOWN: Record<Switches['filesShown'], string> = {
  at_once: 'As soon as it is uploaded',
  late: 'Three seconds after its upload',
  once_shared: 'Only when it has been shared in a conversation',
};
const DELIVERY_FAULTS: Record<Switches['deliveryFault'], string> = {
  none: 'Arrive as they should',
  late: 'Arrive late',
  twice: 'Arrive twice',
  out_of_order: 'Arrive out of order',
};

interface PickOneProps<T extends string> {
  title: string;
  options: Record<T, string>;
  value: T;
  pick(value: T): void;
}

function PickOne<T extends string>({ title, options, value, pick }: PickOneProps<T>) {
  return (
    <fieldset class="panel-set">
      <legend class="label">{title}</legend>
      {Object.entries<string>(options).map(([key, label]) => (
        <label key={key} class="switch-line">
          <input type="radio" name={title} checked={value === key} onChange={() => pick(key as T)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}

/** A method and its error behind a colon, with commas between. */
const wordsOf = (refusals: Switches['refusals']): string =>
  Object.entries(refusals)
    .map(([method, error]) => `${method}: ${error}`)
    .join(', ');

const readRefusals = (words: string): Switches['refusals'] =>
  Object.fromEntries([...words.matchAll(/([\w.]+)\s*:\s*([a-z_]+)/g)].map(([, method, error]) => [method, error]));

/** What may go wrong between Slack and an app, by a switch; and what an admin may do to the app. */
export function FaultsPanel({ close }: { close(): void }) {
  const { snapshot, refresh, say } = useWorkspace();
  const { switches, bot, me } = snapshot;
  const [refused, setRefused] = useState(wordsOf(switches.refusals));
  const [methods, setMethods] = useState(switches.faultMethods.join(', '));
  const set = async (change: Partial<Switches>) => {
    if (!(await ask<Switches>('switches', change))) say('The switch could not be set.');
    refresh();
  };
  const tell = async (request: AppRequest) => {
    const outcome = await post<Outcome>('app', request);
    if (!outcome.ok) say(outcome.error);
    refresh();
  };
  return (
    <Panel title="Limits and faults" close={close}>
      <div class="panel-body">
        <fieldset class="panel-set">
          <legend class="label">The workspace</legend>
          <label class="switch-line">
            <input
              type="checkbox"
              checked={switches.limits === 'real'}
              onChange={() => void set({ limits: switches.limits === 'real' ? 'off' : 'real' })}
            />
            Holds apps to Slack’s rate limits
          </label>
          <label class="switch-line">
            <input
              type="checkbox"
              checked={switches.newBlocks}
              onChange={() => void set({ newBlocks: !switches.newBlocks })}
            />
            Has the blocks of 2026 (charts, data tables, cards …)
          </label>
        </fieldset>
        <div class="panel-form">
          <label class="label" for="refusals">
            Its rules keep these from the app
          </label>
          <input
            id="refusals"
            class="input"
            value={refused}
            placeholder="conversations.create: restricted_action, …"
            onInput={(event) => setRefused(event.currentTarget.value)}
            onChange={() => void set({ refusals: readRefusals(refused) })}
          />
        </div>
        <PickOne
          title="The Web API"
          options={API_FAULTS}
          value={switches.apiFault}
          pick={(apiFault) => void set({ apiFault })}
        />
        {switches.apiFault === 'none' ? null : (
          <div class="panel-form">
            <label class="label" for="fault-methods">
              Only these methods
            </label>
            <input
              id="fault-methods"
              class="input"
              value={methods}
              placeholder="All, or for example chat.postMessage, views.open"
              onInput={(event) => setMethods(event.currentTarget.value)}
              onChange={() => void set({ faultMethods: methods.split(/[\s,]+/).filter(Boolean) })}
            />
            <label class="label" for="fault-times">
              For how many calls (0: until switched off)
            </label>
            <input
              id="fault-times"
              class="input input-short"
              type="number"
              min="0"
              value={switches.faultTimes}
              onChange={(event) => void set({ faultTimes: Math.max(0, Number(event.currentTarget.value) || 0) })}
            />
          </div>
        )}
        <PickOne
          title="A block may show a file"
          options={FILES_SHOWN}
          value={switches.filesShown}
          pick={(filesShown) => void set({ filesShown })}
        />
        <PickOne
          title={`Deliveries to ${bot.name}`}
          options={DELIVERY_FAULTS}
          value={switches.deliveryFault}
          pick={(deliveryFault) => void set({ deliveryFault })}
        />
        <fieldset class="panel-set">
          <legend class="label">The app</legend>
          <p class="quiet">{bot.installed ? 'Installed.' : 'Not installed.'}</p>
          <div class="panel-buttons">
            {bot.installed ? (
              <>
                <button
                  type="button"
                  class="button button-danger"
                  onClick={() => void tell({ do: 'uninstall', as: me.id })}
                >
                  Uninstall
                </button>
                <button type="button" class="button" onClick={() => void tell({ do: 'revoke', as: me.id })}>
                  Revoke its tokens
                </button>
              </>
            ) : (
              <button
                type="button"
                class="button button-primary"
                onClick={() => void tell({ do: 'install', as: me.id })}
              >
                Install
              </button>
            )}
          </div>
        </fieldset>
      </div>
    </Panel>
  );
}
