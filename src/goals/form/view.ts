import type { Button, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Mine } from '../../forms/table.ts';
import { typedBlocks, typedLine } from '../../forms/typed/view.ts';
import { fieldInputs } from '../../forms/view.ts';
import { asking, button, buttons, context, modal, plainSection } from '../../slack/blocks.ts';
import type { Delivery } from '../../surfaces/delivery.ts';
import type { GoalFields } from '../fields.ts';
import { removeButton } from '../goal-view.ts';
import { ids } from '../ids.ts';
import type { Metadata } from '../metadata.ts';
import type { Viewer } from '../wording.ts';

export interface FormContent {
  metadata: Metadata;
  /** What the inputs hold. */
  fields: GoalFields;
  /** What she said of her needs. */
  mine: Mine;
  /** A draft can be removed from its form, since it has no page of its own. */
  isDraft?: boolean;
  /** Who sees a part of it, as they are called, and what has become of the message to them. */
  sharedWith?: { name: string; delivery: Delivery } | undefined;
  /** A sentence on top. */
  notice?: string | undefined;
  /** A sentence at the button that was pressed, where she sees it without scrolling. */
  inTheWay?: string | undefined;
  /** She typed it before, and closed the form: she is told so. */
  isBack?: boolean | undefined;
}

/** The form of a goal: the two answers it needs first, then what may wait. */
export function formView(
  viewer: Viewer,
  { metadata, fields, mine, isDraft, sharedWith, notice, inTheWay, isBack }: FormContent,
): ModalView {
  const { edition, table } = viewer;
  return modal({
    callbackId: ids.save,
    title: say(edition, metadata.isNew || isDraft ? 'goalNewTitle' : 'goalChangeTitle'),
    close: say(edition, 'closeButton'),
    submit: say(edition, 'saveButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...(isBack ? typedBlocks(edition, ids.anew) : []),
      { ...plainSection(formIntro(edition, sharedWith)), accessory: button(say(edition, 'whoCanSee'), ids.whoSees) },
      ...(sharedWith ? [context(say(edition, whenSeen[sharedWith.delivery]))] : []),
      typedLine(edition),
      ...fieldInputs({ edition, table, values: fields, mine, typeId: ids.type, actionId: ids.write }),
      ...(inTheWay ? [plainSection(inTheWay)] : []),
      buttons(backButton(edition, sharedWith), ...(isDraft ? [removeButton(edition, metadata.goalId)] : [])),
      context(say(edition, 'goalTextKept')),
    ],
  });
}

const formIntro = (edition: Edition, sharedWith: FormContent['sharedWith']): string =>
  sharedWith ? say(edition, 'goalFormShared', { name: sharedWith.name }) : say(edition, 'goalFormIntro');

/** When a change of a goal is seen by whom it is shared with, as far as anybody knows. */
const whenSeen = {
  none: 'goalSeenLater',
  waits: 'goalSeenLater',
  comes: 'goalSeenLater',
  sending: 'goalSeenLater',
  unsure: 'goalSeenMaybe',
  there: 'goalSeenNow',
  stuck: 'goalSeenMaybe',
  refused: 'goalSeenMaybe',
} as const satisfies Record<Delivery, string>;

/** Back keeps what stands in the form; where a mentor would see it, it asks first. */
function backButton(edition: Edition, sharedWith: FormContent['sharedWith']): Button {
  const back = button(say(edition, 'backButton'), ids.leave);
  if (!sharedWith) return back;
  const { name, delivery } = sharedWith;
  return asking(back, {
    title: say(edition, 'goalBackTitle'),
    text: say(edition, delivery === 'there' ? 'goalBackShared' : 'goalBackSharedLater', { name }),
    confirm: say(edition, 'saveButton'),
    deny: say(edition, 'goalBackStay'),
  });
}
