import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay } from '../../calendar.ts';
import { calledBy } from '../../content/called.ts';
import { mailLimit, mailLink } from '../../content/mail-link.ts';
import { say } from '../../content/say.ts';
import type { PlainKey, SayKey } from '../../content/sentences.ts';
import { textFingerprint } from '../../forms/fingerprint.ts';
import { checks, option } from '../../forms/inputs.ts';
import {
  asking,
  button,
  buttons,
  context,
  divider,
  header,
  modal,
  plainSection,
  preformatted,
  richParagraph,
  section,
} from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { blocks, ids, type Metadata } from '../ids.ts';
import { otherName, type PairShown, termsLines, type Viewer, waitsUntil } from '../wording.ts';
import { reminderText, waitingBlocks } from './message-view.ts';
import type { Terms, Version } from './terms.ts';

/** Why nothing can go to somebody through the bot; then the words are hers to send. */
export type NoBot = 'not-here' | 'without-bot' | 'takes-none' | 'stopped' | 'left' | 'elsewhere' | 'unknown';

const noBotWords = {
  'not-here': 'proposeNotHere',
  'without-bot': 'proposeWithoutBot',
  'takes-none': 'proposeTakesNone',
  stopped: 'proposeStopped',
  left: 'proposeLeft',
  elsewhere: 'proposeElsewhere',
  unknown: 'proposeUnknown',
} as const satisfies Record<NoBot, SayKey>;

export interface PreviewContent {
  pair: PairShown;
  terms: Terms;
  /** The product's now: from it the days of the message are reckoned. */
  now: Date;
  /** The mentor, as the message is drawn for them. */
  mentor: { timeZone: string | null; name?: string | undefined };
  /** The day of the one reminder, and whether it is ticked. */
  remindOn: Day;
  isReminded: boolean;
  /** How many versions there are. */
  number: number;
  notice?: string | undefined;
}

/**
 * What a preview shows of a version that is sent at an instant, as a fingerprint: its terms, and the days that its reader
 * and its sender are told.
 */
export const previewOf = (
  reader: Viewer,
  { terms, sentAt }: Pick<Version, 'terms' | 'sentAt'>,
  remindOn: Day,
): string => textFingerprint(JSON.stringify([terms, waitsUntil(reader, { sentAt }), remindOn]));

/** A mentor, as the message is drawn for them. */
export const asMentor = ({ edition }: Pick<Viewer, 'edition'>, { timeZone }: { timeZone: string | null }): Viewer => ({
  ...{ edition, timeZone, side: 'mentor' },
});

/** What the mentor will get, word for word, and whether one reminder follows. Nothing is sent before [Send]. */
export function previewView(viewer: Viewer, content: PreviewContent): ModalView {
  const { edition } = viewer;
  const { terms, now, mentor, remindOn, notice } = content;
  const called = { ...content.pair.called, ...(mentor.name !== undefined && { mentor: mentor.name }) };
  const pair = { ...content.pair, called };
  const name = otherName(viewer, pair);
  const reader = asMentor(viewer, mentor);
  const version: Version = {
    ...{ id: '', pairId: pair.id, number: 1, sentBy: 'mentee', terms, sentAt: now },
    ...{ remindOn: null, endedAt: null, ended: null, line: '', unheard: false },
  };
  const day = sayDay(remindOn, edition.spelling);
  const remind = option(say(edition, 'proposeRemindOption', { day }), remindOn);
  return modal({
    callbackId: ids.send,
    title: say(edition, 'proposeTitle'),
    submit: say(edition, 'proposeSend'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: content.number, preview: previewOf(reader, version, remindOn) }),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      context(say(edition, 'closeLosesReminder')),
      header(say(edition, 'proposePreview', { name: shorten(name, 80) })),
      ...waitingBlocks(reader, { ...pair, state: 'proposed', waits: 'mentee' }, [version], version),
      divider(),
      richParagraph({ bold: say(edition, 'shareNotice'), text: `\n${say(edition, 'versionNeutral')}` }),
      plainSection(say(edition, 'proposeOnly', { name })),
      checks(
        { blockId: blocks.remind, actionId: ids.write, label: say(edition, 'proposeRemind') },
        [remind],
        content.isReminded ? [remindOn] : [],
      ),
      plainSection(say(edition, 'proposeReminderSays', { text: reminderText(reader, pair, version) })),
      buttons(
        button(say(edition, 'proposeChange'), ids.change, { value: pair.id }),
        button(say(edition, 'readAllButton'), ids.read, { value: pair.id }),
        button(say(edition, 'whoCanSee'), 'privacy:who-sees'),
      ),
    ],
  });
}

/** What a modal of a pair carries: `readMetadata` reads it back. */
export const metadataOf = (metadata: Metadata): string => JSON.stringify(metadata);

/** Words to copy, and a mail with them: for a mentor whom the bot does not write to. */
export function wordsView(
  viewer: Viewer,
  {
    pair,
    terms,
    why,
    me,
    notice,
  }: { pair: PairShown; terms: Terms; why: NoBot; me: string; notice?: string | undefined },
): ModalView {
  const { edition } = viewer;
  const name = otherName(viewer, pair);
  const words = proposalText(viewer, pair, terms, me);
  return modal({
    callbackId: ids.page,
    title: say(edition, 'proposeTitle'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0 }),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      plainSection(say(edition, noBotWords[why], { name })),
      section(say(edition, 'proposeWords', { name })),
      preformatted(words),
      buttons(
        { ...mailButton(viewer, words), style: 'primary' },
        asking(button(say(edition, 'noteAgreed'), ids.noteAgreed, { value: pair.id }), {
          title: say(edition, 'noteAgreedTitle'),
          text: say(edition, 'noteAgreedText', { name: shorten(name, 60) }),
          confirm: say(edition, 'noteAgreedYes'),
          deny: say(edition, 'backButton'),
        }),
        button(say(edition, 'proposeChange'), ids.change, { value: pair.id }),
      ),
    ],
  });
}

/** A proposal as plain text, whole: what is not said there is not agreed either. */
function proposalText(viewer: Viewer, pair: PairShown, terms: Terms, me: string): string {
  const { edition } = viewer;
  const called = calledBy(pair.names.mentor) ?? pair.names.mentor;
  const lines = termsLines(viewer, terms, 'all').map(({ bold, text }) =>
    say(edition, 'proposeTextLine', { field: bold.replace(/: $/, ''), words: text }),
  );
  return [
    say(edition, 'proposeTextOpening', { name: called }),
    ...lines.map((line) => `- ${line}`),
    say(edition, 'proposeTextClosing', { me }),
  ].join('\n');
}

/** A button that opens a mail with these words; they are cut where the link would be too long to be opened. */
export function mailButton({ edition }: Viewer, words: string, label: PlainKey = 'openMail'): Button {
  const link = (text: string) => mailLink(say(edition, 'proposeMailSubject'), text);
  let text = words;
  while (link(text).length > mailLimit) text = `${[...text].slice(0, -20).join('').trimEnd()}…`;
  return { ...button(say(edition, label), 'network:write-mail'), url: link(text) };
}

/** What is said in place of the preview where nothing can be proposed. */
export const sentenceOnly = (viewer: Viewer, sentence: string, more: AnyBlock[] = []): ModalView =>
  modal({
    callbackId: ids.page,
    title: say(viewer.edition, 'pairTitle'),
    close: say(viewer.edition, 'closeButton'),
    blocks: [plainSection(sentence), ...more],
  });
