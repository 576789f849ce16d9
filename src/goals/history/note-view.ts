import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import { textInput } from '../../forms/inputs.ts';
import { button, buttons, context, modal, plainSection, richParagraph } from '../../slack/blocks.ts';
import type { GoalFields } from '../fields.ts';
import { noteLimit } from '../goal.ts';
import { blocks, ids } from '../ids.ts';
import type { Metadata } from '../metadata.ts';
import type { Viewer } from '../wording.ts';

/** The page on which she writes how it goes. */
export function noteView(
  { edition }: Viewer,
  { metadata, fields, notice }: { metadata: Metadata; fields: GoalFields; notice?: string },
): ModalView {
  const asked = {
    blockId: blocks.note,
    actionId: ids.write,
    label: say(edition, 'noteLabel'),
    hint: say(edition, 'noteHint'),
    optional: false,
  };
  return modal({
    callbackId: ids.keepNote,
    title: say(edition, 'noteTitle'),
    close: say(edition, 'closeButton'),
    submit: say(edition, 'saveButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      richParagraph({ bold: fields.what, text: '' }),
      textInput(asked, { max: noteLimit, multiline: true }),
      buttons(button(say(edition, 'backButton'), ids.leaveNote)),
      context(say(edition, 'goalTextKept')),
    ],
  });
}
