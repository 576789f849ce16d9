import type { AnyBlock, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { statusIds } from '../../content/ids.ts';
import { say } from '../../content/say.ts';
import { asSeen } from '../../content/visible.ts';
import type { Form } from '../../forms/form.ts';
import {
  type Asked,
  checks,
  dayInput,
  oneOf,
  option,
  personInput,
  radios,
  someOf,
  textInput,
} from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import { importantNeeds, type NeedId, type Needs, needIds, needLabel } from '../../needs/need.ts';
import { button, buttons, context, modal, plainSection } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { ids, type Metadata } from '../ids.ts';
import { leaveForm } from '../leaving/view.ts';
import type { Closeness, Level, MapPerson, Place, Role } from '../map.ts';
import {
  type FirstPage,
  nameLength,
  needsToTick,
  type PersonProblem,
  type PersonRecord,
  type SecondPage,
} from './person.ts';

const blocks = { who: 'who', name: 'name', needs: 'needs', otherNeeds: 'needs:other', status: 'status' } as const;
const more = {
  level: 'level',
  place: 'place',
  roles: 'roles',
  evaluates: 'evaluates',
  closeness: 'closeness',
  lastContact: 'last-contact',
} as const;

export interface PersonForm extends Needs {
  edition: Edition;
  metadata: Metadata;
  /** Somebody who is on the map; missing for somebody new. */
  person?: PersonRecord | undefined;
  /** For somebody new: the need they are to help with. */
  need?: NeedId | undefined;
  /** For somebody new: what is known of them already. */
  name?: string | undefined;
  status?: MapPerson['status'] | undefined;
  /** A sentence on top. */
  notice?: string | undefined;
}

/**
 * What each input of a form asks. Each person has input blocks of their own: Slack would keep what was typed for the one
 * before.
 */
const askedOf =
  ({ id }: Metadata) =>
  (block: string, label: string, more: Pick<Asked, 'hint' | 'optional'> = {}): Asked => ({
    blockId: `${block}/${id.slice(0, 8)}`,
    actionId: ids.write,
    label,
    ...more,
  });

/** The first page: who, what they help with, how it is now. */
export function personView(form: PersonForm): ModalView {
  const { edition, metadata, person, need } = form;
  const { network } = edition;
  const important = importantNeeds(form.needs).map(({ id }) => id);
  const { first, rest } = needsToTick(form, important, edition.needs);
  const ticked = person?.needs ?? (need ? [need] : []);
  const options = (list: readonly NeedId[]) =>
    list.map((id) => option(needLabel(form, id), id, edition.needs.find((one) => one.id === id)?.prompt));
  const own = askedOf(metadata);
  return modal({
    callbackId: ids.save,
    title: say(edition, person ? 'editTitle' : 'addTitle'),
    submit: say(edition, 'doneButton'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(form.notice ? [plainSection(form.notice)] : []),
      context(say(edition, 'neverContacts')),
      closeLoses(edition),
      personInput(own(blocks.who, say(edition, 'whoSlack')), person?.slackUserId),
      textInput(own(blocks.name, say(edition, 'whoName'), { hint: say(edition, 'whoNameHint') }), {
        text: person?.name ?? form.name,
        max: nameLength,
      }),
      ...(first.length > 0 ? [checks(own(blocks.needs, say(edition, 'needsAsked')), options(first), ticked)] : []),
      someOf(
        own(blocks.otherNeeds, say(edition, first.length > 0 ? 'needsOther' : 'needsAsked')),
        options(rest),
        ticked,
      ),
      radios(
        own(blocks.status, say(edition, 'statusAsked'), { optional: false }),
        network.statuses.map(({ id, label, line }) => option(label, id, line)),
        person?.status ?? form.status ?? (need ? 'potential' : 'current'),
      ),
      buttons(
        ...(person
          ? [
              button(say(edition, 'moreAboutThem'), ids.details, { value: person.id }),
              button(say(edition, 'removePerson'), ids.remove, { value: person.id }),
            ]
          : []),
        leaveForm(edition, metadata),
      ),
    ],
  });
}

/** The full id of the block that holds a field, in the form that was sent. */
function blockIn(form: Form, block: string): string {
  return form.blockIds().find((id) => id.replace(/\/[^/]*$/, '') === block) ?? block;
}

/** What the first page says. Anything malformed reads as not given. */
export function readFirstPage(form: Form): FirstPage {
  const at = (block: string): string => blockIn(form, block);
  const needs = [...(form.ticked(at(blocks.needs)) ?? []), ...(form.ticked(at(blocks.otherNeeds)) ?? [])];
  const status = form.chosen(at(blocks.status));
  return {
    slackUserId: form.user(at(blocks.who)) ?? '',
    name: asSeen(form.text(at(blocks.name)) ?? ''),
    needs: needIds.filter((id) => needs.includes(id)),
    status: statusIds.find((id) => id === status) ?? 'current',
  };
}

/** What is to be mended on the first page, by the input it stands at. */
export function personProblemWords(edition: Edition, form: Form, problem: PersonProblem): Record<string, string> {
  return { [blockIn(form, problem.at)]: problemSentence(edition, problem) };
}

function problemSentence(edition: Edition, problem: PersonProblem): string {
  switch (problem.kind) {
    case 'nobody':
      return say(edition, 'whoNobody');
    case 'too-long':
      return say(edition, 'textTooLong', { max: nameLength });
    case 'self':
      return say(edition, 'whoSelf');
    case 'bot':
      return say(edition, 'whoBot');
    case 'unknown':
      return say(edition, 'whoUnknown');
    case 'twice':
      return say(edition, 'whoTwice', { name: shorten(problem.name, 60) });
  }
}

/** The second page: what may stay open. */
export function detailsView({ edition, metadata, person, notice }: PersonForm & { person: PersonRecord }): ModalView {
  const { network } = edition;
  const options = (list: readonly { id: string; label: string; line?: string }[]) =>
    list.map(({ id, label, line }) => option(label, id, line));
  const { evaluates } = network;
  const answer = person.evaluates === undefined ? undefined : person.evaluates ? 'yes' : 'no';
  const own = askedOf(metadata);
  const body: AnyBlock[] = [
    radios(own(more.closeness, say(edition, 'closenessAsked')), options(network.closeness), person.closeness),
    checks(own(more.roles, say(edition, 'rolesAsked')), options(network.roles), person.roles ?? []),
    oneOf(own(more.level, say(edition, 'levelAsked')), options(network.levels), person.level),
    oneOf(own(more.place, say(edition, 'placeAsked')), options(network.places), person.place),
    radios(own(more.evaluates, evaluates.question), [option(evaluates.yes, 'yes'), option(evaluates.no, 'no')], answer),
    dayInput(own(more.lastContact, say(edition, 'lastContactAsked')), person.lastContact),
  ];
  return modal({
    callbackId: ids.keepDetails,
    title: say(edition, 'detailsTitle'),
    submit: say(edition, 'doneButton'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      plainSection(person.name),
      context(say(edition, 'detailsIntro')),
      closeLoses(edition),
      ...body,
      buttons(leaveForm(edition, metadata)),
    ],
  });
}

/** What the second page says; what is left open, or is not ours, is undefined. */
export function readSecondPage(form: Form, edition: Edition): SecondPage {
  const at = (block: string): string => blockIn(form, block);
  const one = <T extends string>(list: readonly { id: T }[], block: string): T | undefined =>
    list.find(({ id }) => id === form.chosen(at(block)))?.id;
  const { network } = edition;
  const answer = form.chosen(at(more.evaluates));
  const roles = network.roles.map(({ id }): Role => id).filter((id) => form.ticked(at(more.roles))?.includes(id));
  return {
    level: one<Level>(network.levels, more.level),
    place: one<Place>(network.places, more.place),
    closeness: one<Closeness>(network.closeness, more.closeness),
    roles: roles.length > 0 ? roles : undefined,
    evaluates: answer === 'yes' ? true : answer === 'no' ? false : undefined,
    lastContact: form.day(at(more.lastContact)) || undefined,
  };
}

/** The input that asks for the last contact, in the form that was sent. */
export const lastContactBlock = (form: Form): string => blockIn(form, more.lastContact);
