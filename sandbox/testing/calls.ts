/** What calls of methods stand on: triggers, open modals, files, codes. */
import { type Fixture, MODAL } from './fixture.ts';

/** A fresh trigger of Maya's. */
export const trigger = ({ ws, maya }: Fixture) => ws.triggers.issue({ user: maya });
/** Who the app is, for OAuth. */
export const client = (ws: Fixture['ws']) => ({
  client_id: ws.secrets.clientId,
  client_secret: ws.secrets.clientSecret,
});

/** A code that a person has agreed to. */
export function goodCode(ws: Fixture['ws']): string {
  ws.store.codes.set('good', {
    code: 'good',
    user: 'U1',
    scopes: ['chat:write'],
    redirect_uri: 'https://app.example/',
    named: false,
    expires: Date.now() + 1000,
    used: false,
  });
  return 'good';
}

/** Opens a modal for Maya and answers its id. */
export function openModal(f: Fixture, view: unknown = MODAL): string {
  void f.api('views.open', { trigger_id: trigger(f), view });
  return [...f.ws.store.views.values()].at(-1)?.view.id ?? '';
}

/** A trigger of Maya's, from a modal that has just been opened. */
export function triggerInModal(f: Fixture, view: unknown = MODAL): string {
  return f.ws.triggers.issue({ user: f.maya, view: openModal(f, view) });
}

/** Pins the bot's message and answers its time stamp. */
export function pinned({ ws, joined, mine }: Fixture): string {
  ws.store.conversations.set(joined.id, { ...joined, pins: [{ ts: mine, user: ws.bot.userId, created: 1 }] });
  return mine;
}

/** A file that has been announced. */
export function announced(f: Fixture): string {
  void f.api('files.getUploadURLExternal', { filename: 'map.png', length: 3 });
  return [...f.ws.store.files.values()].at(-1)?.file.id ?? '';
}

/** A file whose bytes have come. */
export function uploaded(f: Fixture): string {
  const id = announced(f);
  const stored = f.ws.store.files.get(id);
  if (stored) stored.uploaded = true;
  return id;
}

/** A file that is done. */
export function completed(f: Fixture): string {
  const id = uploaded(f);
  const stored = f.ws.store.files.get(id);
  if (stored) stored.completed = true;
  return id;
}
