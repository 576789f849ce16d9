import type { Confirm } from '@slack/types';
import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useId, useState } from 'preact/hooks';
import { Text } from '../text/mrkdwn.tsx';
import { Dialog } from './dialog.tsx';

type Ask = (about: Confirm | undefined) => Promise<boolean>;

const ConfirmContext = createContext<Ask>(async () => true);

/** Asks the person before something is done; resolves at once to true where nothing is to be asked. */
export const useConfirm = (): Ask => useContext(ConfirmContext);

interface Open {
  about: Confirm;
  answer(yes: boolean): void;
}

/** Holds the one confirmation dialog that may be open at a time, above everything else. */
export function ConfirmRoot({ children }: { children: ComponentChildren }) {
  const [open, setOpen] = useState<Open>();
  const titleId = useId();
  const textId = useId();
  const ask = useCallback<Ask>((about) => {
    if (!about) return Promise.resolve(true);
    return new Promise((resolve) => {
      const mine: Open = {
        about,
        answer(yes) {
          setOpen((now) => (now === mine ? undefined : now));
          resolve(yes);
        },
      };
      setOpen(mine);
    });
  }, []);
  return (
    <ConfirmContext.Provider value={ask}>
      {children}
      {open ? (
        <Dialog
          class="confirm"
          role="alertdialog"
          labelledBy={titleId}
          describedBy={textId}
          onEscape={() => open.answer(false)}
        >
          <h2 id={titleId} class="confirm-title">
            {open.about.title ? <Text of={open.about.title} /> : 'Are you sure?'}
          </h2>
          <div id={textId} class="confirm-text prose">
            <Text of={open.about.text} />
          </div>
          <div class="confirm-buttons">
            <button type="button" class="button" onClick={() => open.answer(false)}>
              {open.about.deny?.text ?? 'Cancel'}
            </button>
            <button
              type="button"
              class={`button ${open.about.style === 'danger' ? 'button-danger' : 'button-primary'}`}
              data-autofocus
              onClick={() => open.answer(true)}
            >
              {open.about.confirm?.text ?? 'Yes'}
            </button>
          </div>
        </Dialog>
      ) : null}
    </ConfirmContext.Provider>
  );
}
