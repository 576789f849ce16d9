import type { ActionRequest, AppContext, Feature } from '../feature.ts';
import { overlayModal, showModal } from '../slack/show.ts';
import { contactKey } from './contact.ts';
import { findContacts, hiddenSealed, hideContact, showAllContacts } from './queries.ts';
import { samples } from './samples.ts';
import { contactsView, ids } from './view.ts';

/**
 * "Ask somebody for help": whom to turn to, for everybody who is stuck. That somebody opens it is kept nowhere, neither
 * in a row nor in the log, and changes nothing that anybody else sees.
 */
export const contacts: Feature = {
  name: 'contacts',
  sealed: [hiddenSealed],
  rows: { tables: ['hidden_contacts'] },
  samples: ({ edition }) => samples(edition),
  actions: {
    [ids.open]: open,
    [ids.hide]: hide,
    [ids.showAgain]: showAgain,
  },
};

async function open(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { person, edition } = request;
  await overlayModal(request, contactsView(edition, await findContacts(ctx, person.id)));
}

async function hide(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { person, value } = request;
  const contact = ctx.contacts.find(({ name }) => contactKey(name) === value);
  // One whom the operator has taken out meanwhile is gone from the screen drawn anew.
  if (contact) await ctx.db.transaction().execute((trx) => hideContact(trx, ctx.keys, person.id, contact.name));
  await drawAnew(request, ctx);
}

async function showAgain(request: ActionRequest, ctx: AppContext): Promise<void> {
  await showAllContacts(ctx.db, request.person.id);
  await drawAnew(request, ctx);
}

async function drawAnew(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  await showModal(request, contactsView(request.edition, await findContacts(ctx, request.person.id)));
}
