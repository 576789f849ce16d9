import type { ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { thenBackTo } from '../../forms/detour.ts';
import type { Form } from '../../forms/form.ts';
import { type Asked, dayInput, oneOf, option, textInput } from '../../forms/inputs.ts';
import type { TypedValues } from '../../forms/typed/typed.ts';
import { typedBlocks, typedLine } from '../../forms/typed/view.ts';
import { importantNeeds, type NeedId, needIds, needLabel } from '../../needs/need.ts';
import { button, buttons, context, modal, plainSection } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { suitsSentence } from '../findings/view.ts';
import { ids, type Metadata } from '../ids.ts';
import { leaveForm } from '../leaving/view.ts';
import { roleSuggestions } from '../map.ts';
import type { WholeMap } from '../whole-map.ts';
import { type AskRecord, whoToAsk } from './ask.ts';
import { cueLength, usualCue } from './cue.ts';
import { draftAsk } from './draft.ts';

/** The longest ask, in code points: what a Slack text input takes. */
export const askLength = 3000;
const blocks = {
  need: 'need',
  person: 'person',
  draft: 'draft',
  day: 'ask-on',
  hoped: 'hoped-on',
  cue: 'cue',
} as const;
/** The choice "I don't know anyone". */
const nobody = 'nobody';

/** The place to come back to after somebody was put on the map: the form of an ask. */
export const askPlace = 'network:ask';

export interface AskForm {
  edition: Edition;
  map: WholeMap;
  metadata: Metadata;
  today: string;
  /** Her own name, as Slack gives it. */
  me?: string | undefined;
  need?: NeedId | undefined;
  /** '' for nobody; undefined to take the best. */
  person?: string | undefined;
  /** An ask whose words are being changed. */
  ask?: AskRecord | undefined;
  /** The days that stand in the form already; '' for none. */
  askOn?: string | undefined;
  hopedOn?: string | undefined;
  /** Her cue as it stands in the form already. */
  cue?: string | undefined;
  /** Words of her own that stand in the form already: they stay when she chooses anew. */
  text?: string | undefined;
  /** She typed it before, and closed the form: she is told so. */
  isBack?: boolean | undefined;
}

/** The form of one ask: which need, whom, the words with everything known filled in, and the day. */
export function askView(form: AskForm): ModalView {
  const { edition, map, metadata, today, ask } = form;
  const words = { edition, people: map.people, ownNeed: map.ownNeed };
  const order = needsInOrder(map);
  const need = form.need ?? ask?.need ?? order[0] ?? 'A1';
  const best = whoToAsk(
    map.people,
    need,
    map.asks.filter(({ id }) => id !== ask?.id),
  );
  const others = map.people.filter((person) => !best.some(({ id }) => id === person.id));
  const wanted = form.person ?? ask?.person ?? best[0]?.id ?? '';
  const chosen = map.people.find(({ id }) => id === wanted);
  const same = ask && ask.need === need && ask.person === (chosen?.id ?? '');
  const draft = form.text ?? (same ? ask.text : draftFor(form, need, chosen?.id));
  // Slack offers at most a hundred: those who suit come first, and the one who is chosen is always among them.
  const people = [...(chosen ? [chosen] : []), ...best, ...others].filter((one, at, all) => all.indexOf(one) === at);
  const askOn = form.askOn ?? ask?.askOn ?? today;
  const suits = suitsSentence(words, need, roleSuggestions(need));
  return modal({
    callbackId: ids.keepAsk,
    title: say(edition, 'askTitle'),
    submit: say(edition, 'askSave'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(form.isBack ? typedBlocks(edition, ids.anew) : []),
      typedLine(edition),
      oneOf(
        told(ids.chooseNeed, blocks.need, say(edition, 'askNeed')),
        order.map((id) => option(needLabel(words, id), id)),
        need,
      ),
      oneOf(
        told(ids.choosePerson, `${blocks.person}:${need}`, say(edition, 'askPerson')),
        [...people.slice(0, 99).map(({ id, name }) => option(name, id)), option(say(edition, 'askNobody'), nobody)],
        chosen?.id ?? nobody,
      ),
      ...(chosen ? [] : [plainSection(say(edition, 'askNobodyLine'))]),
      ...(suits ? [context(suits)] : []),
      textInput(
        {
          blockId: `${blocks.draft}:${need}:${chosen?.id ?? nobody}`,
          actionId: ids.type,
          label: say(edition, 'askText'),
          hint: say(edition, 'askTextHint'),
          optional: false,
          toldAsTyped: true,
        },
        { text: shorten(draft, askLength), max: askLength, multiline: true },
      ),
      dayInput(told(ids.type, blocks.day, say(edition, 'askDay')), askOn),
      textInput(
        // The day for which the cue stands there: with another day, one that she left as it was says that day.
        {
          blockId: `${blocks.cue}:${askOn}`,
          actionId: ids.type,
          label: say(edition, 'askCue'),
          hint: say(edition, 'askCueHint'),
          toldAsTyped: true,
        },
        { text: form.cue ?? (ask ? ask.cue : usualCue(edition, askOn)), max: cueLength },
      ),
      dayInput(
        {
          blockId: blocks.hoped,
          actionId: ids.type,
          label: say(edition, 'askHoped'),
          hint: say(edition, 'askHopedHint'),
          toldAtOnce: true,
        },
        (form.hopedOn ?? ask?.hopedOn) || undefined,
      ),
      buttons(
        leaveForm(edition, metadata),
        button(say(edition, 'shareAddToMap'), ids.add, { value: thenBackTo(askPlace, metadata.id) }),
      ),
      context(say(edition, 'askCopy')),
    ],
  });
}

/** A choice that has to be made, and is told at once: what follows in the form goes by it. */
const told = (actionId: string, blockId: string, label: string): Asked => ({
  ...{ actionId, blockId, label },
  optional: false,
  toldAtOnce: true,
});

/** Every need she can choose: the important ones first, by priority. */
function needsInOrder({ needs, ownNeed, people }: WholeMap): NeedId[] {
  const important = importantNeeds(needs).map(({ id }) => id);
  const own = ownNeed !== undefined || people.some((person) => person.needs.includes('X1'));
  return [...important, ...needIds.filter((id) => !important.includes(id) && (id !== 'X1' || own))];
}

/** The draft for a need and a person, with everything known filled in. */
export function draftFor(
  { edition, map, me }: Pick<AskForm, 'edition' | 'map' | 'me'>,
  need: NeedId,
  person: string | undefined,
): string {
  const { name, roles } = map.people.find(({ id }) => id === person) ?? {};
  return draftAsk({ edition, name, me, need, ownNeed: map.ownNeed, roles }).text;
}

/** What the form of an ask says. Anything malformed reads as not given. */
export interface AskRead {
  need: NeedId | undefined;
  /** '' for "I don't know anyone". */
  person: string;
  text: string;
  /** '' when no day is chosen. */
  askOn: string;
  hopedOn: string;
  /** '' for none. */
  cue: string;
  /** The day for which the cue stood there. */
  cueDay: string;
  /** The inputs, to say there what is to be mended. */
  blocks: { text: string; day: string; hoped: string; cue: string };
  /** For which need and person the draft in it was made. */
  drafted: { need: NeedId | undefined; person: string };
}

export function readAsk(form: Form): AskRead {
  const at = (block: string): string =>
    form.blockIds().find((id) => id === block || id.startsWith(`${block}:`)) ?? block;
  const need = form.chosen(at(blocks.need));
  const person = form.chosen(at(blocks.person));
  const drafted = at(blocks.draft).split(':');
  return {
    need: needIds.find((id) => id === need),
    person: !person || person === nobody ? '' : person,
    text: form.text(at(blocks.draft)) ?? '',
    askOn: form.day(at(blocks.day)) ?? '',
    hopedOn: form.day(at(blocks.hoped)) ?? '',
    cue: form.text(at(blocks.cue)) ?? '',
    cueDay: at(blocks.cue).split(':')[1] ?? '',
    blocks: { text: at(blocks.draft), day: at(blocks.day), hoped: at(blocks.hoped), cue: at(blocks.cue) },
    drafted: { need: needIds.find((id) => id === drafted[1]), person: drafted[2] ?? '' },
  };
}

/** What of the form is kept as it is typed, by the name of its input. */
const typed = {
  [blocks.draft]: 'text',
  [blocks.day]: 'ask-on',
  [blocks.hoped]: 'hoped',
  [blocks.cue]: 'cue',
} as const;

/** What some inputs hold now; those that are not kept as they are typed are left out. */
export function valuesTyped(form: Form, blockIds: readonly string[]): TypedValues {
  const { text, askOn, hopedOn, cue } = readAsk(form);
  const held: TypedValues = { text, 'ask-on': askOn, hoped: hopedOn, cue };
  const names = blockIds.flatMap((id) => typed[(id.split(':')[0] ?? '') as keyof typeof typed] ?? []);
  return Object.fromEntries(names.map((name) => [name, held[name] ?? '']));
}

/** Whether she typed anything herself: whom and what she chose to ask about is soon chosen again. */
export const holdsTyped = ({ text, ...rest }: TypedValues): boolean =>
  Boolean(text) || [typed[blocks.day], typed[blocks.hoped], typed[blocks.cue]].some((name) => rest[name] !== undefined);

/** What was typed, as it stands in the form again. */
export const typedIn = (values: TypedValues): Pick<AskForm, 'text' | 'askOn' | 'hopedOn' | 'cue'> => ({
  text: values.text || undefined,
  askOn: values['ask-on'] || undefined,
  hopedOn: values.hoped,
  cue: values.cue,
});

/** Whom and what she chose, as it stands in the form again. */
export const chosenIn = (values: { need?: string | undefined; person?: string | undefined }) => ({
  need: needIds.find((id) => id === values.need),
  person: values.person,
});

/** Whether the words in the form are the draft as it was made for the need and person it stands beside. */
export function isDraftAsMade(made: Pick<AskForm, 'edition' | 'map' | 'me'>, form: Form): boolean {
  const { text, drafted } = readAsk(form);
  if (text === '') return true;
  return drafted.need !== undefined && text === draftFor(made, drafted.need, drafted.person);
}
