import type { AnyBlock, Button, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Form } from '../../forms/form.ts';
import { option, radios } from '../../forms/inputs.ts';
import { button, modal, plainSection } from '../../slack/blocks.ts';
import { ids, type Metadata } from '../ids.ts';

const whatBlock = 'leave-typed';
const [keep, drop] = ['keep', 'delete'];

/** Back from a form, to the map or to where she came from: she is asked only where something was changed. */
export const leaveForm = (edition: Edition, { back }: Metadata): Button =>
  button(say(edition, back ? 'backButton' : 'backToMap'), ids.leave);

/**
 * "Leave this form?", laid over it.
 *
 * @param metadata of the form; `typed` where what was typed in it is kept for a while
 */
export function leaveView(edition: Edition, metadata: Metadata): ModalView {
  const asked = { blockId: whatBlock, actionId: ids.write, label: say(edition, 'leaveTyped'), optional: false };
  const choices = [option(say(edition, 'leaveTypedKeep'), keep), option(say(edition, 'leaveTypedDelete'), drop)];
  const blocks: AnyBlock[] = metadata.typed
    ? [radios(asked, choices, keep)]
    : [plainSection(say(edition, 'leaveText'))];
  return modal({
    callbackId: ids.leaveAnyway,
    title: say(edition, 'leaveTitle'),
    submit: say(edition, 'leaveGo'),
    close: say(edition, 'leaveStay'),
    metadata: JSON.stringify(metadata),
    blocks,
  });
}

/** Whether she wants what she typed to be deleted. */
export const wantsDeleted = (form: Form): boolean => form.chosen(whatBlock) === drop;
