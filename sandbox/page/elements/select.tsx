import type { ConversationsSelect, MultiConversationsSelect, MultiSelect, Select } from '@slack/types';
import { useRef, useState } from 'preact/hooks';
import type {
  ConversationSummary,
  ElementState,
  Option,
  OptionGroup,
  OptionsOutcome,
  Snapshot,
} from '../../protocol.ts';
import { post } from '../client.ts';
import { withEmoji } from '../text/emoji.ts';
import { useFormContext } from '../use-form.ts';
import { titleOf, useWorkspace } from '../workspace.ts';
import { Combobox, type Pick } from './combobox.tsx';
import { type ElementPlace, naming, useElement } from './use-element.ts';

type AnySelect = Select | MultiSelect;

/** An option as the list shows it, with the option itself for the answer. */
interface OptionPick extends Pick {
  option: Option;
}

const asPick = (option: Option, group?: string): OptionPick => ({
  key: option.value,
  label: withEmoji(option.text.text),
  option,
  ...(option.description ? { detail: withEmoji(option.description.text) } : {}),
  ...(group ? { group } : {}),
});

const flatten = (options: Option[] | undefined, groups: OptionGroup[] | undefined): OptionPick[] =>
  groups
    ? groups.flatMap((group) => group.options.map((option) => asPick(option, group.label.text)))
    : (options ?? []).map((option) => asPick(option));

const people = (snapshot: Snapshot): Pick[] =>
  snapshot.people
    .filter((person) => !person.deleted)
    .map((person) => ({ key: person.id, label: person.real_name, detail: person.title, person: person.id }));

const KIND = { im: 'im', group: 'mpim', private: 'private', channel: 'public' } as const;

function allowed(
  conversation: ConversationSummary,
  filter: ConversationsSelect['filter'],
  snapshot: Snapshot,
): boolean {
  if (filter?.include && !filter.include.includes(KIND[conversation.kind])) return false;
  if (filter?.exclude_external_shared_channels && conversation.shared) return false;
  const other = snapshot.people.find((person) => person.id === conversation.with);
  return !(
    filter?.exclude_bot_users &&
    conversation.kind === 'im' &&
    (other?.is_bot || conversation.with === snapshot.bot.userId)
  );
}

const conversationPick = (conversation: ConversationSummary, snapshot: Snapshot): Pick => ({
  key: conversation.id,
  label: `${conversation.kind === 'im' ? '' : '# '}${titleOf(conversation, snapshot)}`,
  ...(conversation.kind === 'im' && conversation.with ? { person: conversation.with } : {}),
});

function conversations(element: ConversationsSelect | MultiConversationsSelect, snapshot: Snapshot): Pick[] {
  return snapshot.conversations
    .filter((one) => !one.archived && allowed(one, element.filter, snapshot))
    .map((one) => conversationPick(one, snapshot));
}

const channels = (snapshot: Snapshot): Pick[] =>
  snapshot.conversations
    .filter((one) => one.kind === 'channel' && !one.archived)
    .map((one) => conversationPick(one, snapshot));

/** The keys of what an element holds, whatever field it keeps them in. */
function keysOf(state: ElementState): string[] {
  const one = state.selected_user ?? state.selected_conversation ?? state.selected_channel;
  return state.selected_users ?? state.selected_conversations ?? state.selected_channels ?? (one ? [one] : []);
}

function stateOf(type: AnySelect['type'], picks: Pick[]): ElementState {
  const keys = picks.map((pick) => pick.key);
  const first = keys[0] ?? null;
  const options = picks.map((pick) => (pick as OptionPick).option);
  switch (type) {
    case 'users_select':
      return { type, selected_user: first };
    case 'multi_users_select':
      return { type, selected_users: keys };
    case 'conversations_select':
      return { type, selected_conversation: first };
    case 'multi_conversations_select':
      return { type, selected_conversations: keys };
    case 'channels_select':
      return { type, selected_channel: first };
    case 'multi_channels_select':
      return { type, selected_channels: keys };
    case 'static_select':
    case 'external_select':
      return { type, selected_option: options[0] ?? null };
    default:
      return { type, selected_options: options };
  }
}

/** Options asked from the app as somebody types; only the answer to the last question counts. */
function useExternal(place: ElementPlace<AnySelect>) {
  const form = useFormContext();
  const { snapshot, say } = useWorkspace();
  const [picks, setPicks] = useState<OptionPick[]>([]);
  const [note, setNote] = useState('');
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { element, blockId } = place;
  const least = 'min_query_length' in element ? (element.min_query_length ?? 3) : 3;
  const search = (value: string) => {
    clearTimeout(timer.current);
    asked.current += 1;
    const mine = asked.current;
    if (value.length < least) {
      setPicks([]);
      setNote(`Type at least ${least} ${least === 1 ? 'character' : 'characters'} to search.`);
      return;
    }
    if (!form.container) return setNote('This is a sample: the app is not asked.');
    setNote('Searching…');
    timer.current = setTimeout(async () => {
      const outcome = await post<OptionsOutcome>('options', {
        as: snapshot.me.id,
        container: form.container,
        block_id: blockId,
        action_id: element.action_id ?? '',
        value,
      });
      if (mine !== asked.current) return;
      setNote(outcome.ok ? 'No results' : 'The app did not answer.');
      if (!outcome.ok) say(outcome.error);
      setPicks(
        !outcome.ok
          ? []
          : 'options' in outcome
            ? flatten(outcome.options, undefined)
            : flatten(undefined, outcome.option_groups),
      );
    }, 200);
  };
  return { picks, note, search };
}

/** Every select menu, single and multiple: fixed options, people, conversations, channels, or options from the app. */
export function KitSelect(place: ElementPlace<AnySelect>) {
  const { element } = place;
  const { state, change, busy } = useElement(place);
  const { snapshot, conversation } = useWorkspace();
  const external = useExternal(place);
  const multi = element.type.startsWith('multi_');
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  const picks = picksOf();
  const chosen = state.selected_options
    ? state.selected_options.map((option) => asPick(option))
    : state.selected_option
      ? [asPick(state.selected_option)]
      : keysOf(state).map((key) => picks.find((pick) => pick.key === key) ?? unknown(key));
  const placeholder = element.placeholder?.text ?? (multi ? 'Choose options' : 'Choose an option');

  function picksOf(): Pick[] {
    switch (element.type) {
      case 'static_select':
      case 'multi_static_select':
        return flatten(element.options as Option[] | undefined, element.option_groups as OptionGroup[] | undefined);
      case 'users_select':
      case 'multi_users_select':
        return people(snapshot);
      case 'conversations_select':
      case 'multi_conversations_select':
        return conversations(element, snapshot);
      case 'channels_select':
      case 'multi_channels_select':
        return channels(snapshot);
      default:
        return external.picks;
    }
  }
  /** Something chosen that the list does not offer, such as somebody who has left. */
  function unknown(key: string): Pick {
    const found = conversation(key);
    const person = snapshot.people.find((one) => one.id === key);
    return found
      ? conversationPick(found, snapshot)
      : { key, label: person ? `${person.real_name} (deactivated)` : key };
  }

  return (
    <div class="select" aria-busy={busy}>
      <Combobox
        picks={picks}
        chosen={chosen}
        multi={multi}
        {...('max_selected_items' in element && element.max_selected_items ? { max: element.max_selected_items } : {})}
        placeholder={placeholder}
        fieldId={place.fieldId}
        focus={element.focus_on_load === true}
        clearable={place.inInput === true && place.optional === true}
        naming={naming(place, placeholder)}
        nothing={isExternal ? external.note : 'No results'}
        {...(isExternal ? { onSearch: external.search } : {})}
        change={(next) => void change(stateOf(element.type, next))}
      />
    </div>
  );
}
