import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import { textInput } from '../../forms/inputs.ts';
import { typedBlocks, typedLine } from '../../forms/typed/view.ts';
import { button, buttons, context, modal, richParagraph } from '../../slack/blocks.ts';
import type { GoalFields } from '../fields.ts';
import { noteLimit } from '../goal.ts';
import { blocks, ids } from '../ids.ts';
import type { Metadata } from '../metadata.ts';
import type { Viewer } from '../wording.ts';

export interface NoteContent {
  metadata: Metadata;
  /** The goal's. */
  fields: GoalFields;
  /** What she typed before, and closed the window. */
  typed?: string | undefined;
}

/** The page on which she writes how it goes. */
export function noteView({ edition }: Viewer, { metadata, fields, typed }: NoteContent): ModalView {
  const asked = {
    blockId: blocks.note,
    actionId: ids.type,
    label: say(edition, 'noteLabel'),
    hint: say(edition, 'noteHint'),
    optional: false,
    toldAsTyped: true,
  };
  return modal({
    callbackId: ids.keepNote,
    title: say(edition, 'noteTitle'),
    close: say(edition, 'closeButton'),
    submit: say(edition, 'saveButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(typed ? typedBlocks(edition, ids.anew) : []),
      typedLine(edition),
      richParagraph({ bold: fields.what, text: '' }),
      textInput(asked, { text: typed, max: noteLimit, multiline: true }),
      buttons(button(say(edition, 'backButton'), ids.leaveNote)),
      context(say(edition, 'goalTextKept')),
    ],
  });
}
