import { useState } from 'preact/hooks';
import type { ChannelRequest, ConversationSummary, Outcome, PersonSummary } from '../../protocol.ts';
import { post } from '../client.ts';
import { Icon } from '../icon.tsx';
import { Avatar } from '../views/avatar.tsx';
import { useConfirm } from '../views/confirm.tsx';
import { Menu } from '../views/menu.tsx';
import { useWorkspace } from '../workspace.ts';
import { Panel } from './panel.tsx';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** Who can read what stands in a channel. */
function readers({ kind, shared }: ConversationSummary, team: string): string {
  const here = kind === 'channel' ? `Everybody in ${team} can find and read it.` : 'Only its members can read it.';
  return shared ? `${here} It is shared with another organization, whose members read it, too.` : here;
}

/** What a person is, where it is to be said beside their name. */
function standing({ is_bot, organization, is_guest, title }: PersonSummary): string {
  if (is_bot) return 'App';
  return organization ?? (is_guest ? 'Guest' : title);
}

function Member({ who, remove }: { who: PersonSummary; remove: (() => void) | undefined }) {
  return (
    <li class="member">
      <Avatar person={who.id} size={30} />
      <span class="member-words">
        {who.real_name}
        <span class="menu-under">{standing(who)}</span>
      </span>
      {who.organization ? <span class="role">External</span> : null}
      {remove ? (
        <button
          type="button"
          class="icon-button"
          aria-label={`Remove ${who.real_name}`}
          title="Remove from the channel"
          onClick={remove}
        >
          <Icon name="close" size={15} />
        </button>
      ) : null}
    </li>
  );
}

function Rename({ channel, tell }: { channel: ConversationSummary; tell(request: object): Promise<void> }) {
  const [name, setName] = useState(channel.name);
  return (
    <form
      class="panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void tell({ do: 'rename', name });
      }}
    >
      <label class="label" for="channel-name">
        Name
      </label>
      <div class="panel-line">
        <input
          id="channel-name"
          class="input"
          value={name}
          maxLength={80}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={name === channel.name || name === ''}>
          Rename
        </button>
      </div>
    </form>
  );
}

/** A channel beside its messages: who reads it, who is in it, and what a member can do to it. */
export function ChannelPanel({ channel, close }: { channel: ConversationSummary; close(): void }) {
  const { snapshot, person, say, refresh } = useWorkspace();
  const confirm = useConfirm();
  const { me, people, team } = snapshot;
  const mayChange = channel.member && !channel.archived && !me.is_guest && !me.organization;
  const tell = async (request: object) => {
    const outcome = await post<Outcome>('channel', { as: me.id, channel: channel.id, ...request });
    if (!outcome.ok) say(outcome.error);
    refresh();
  };
  const button = (label: string, what: ChannelRequest['do'], danger = false) => (
    <button
      type="button"
      class={`button${danger ? ' button-danger' : ''}`}
      onClick={async () => {
        const title = plain(`${label}?`);
        const text = plain(`#${channel.name}: ${label.toLowerCase()}. There is no way back.`);
        if (danger && !(await confirm({ title, text, confirm: plain(label), style: 'danger' }))) return;
        await tell({ do: what });
      }}
    >
      {label}
    </button>
  );
  const others = people.filter(
    (one) => !one.deleted && !channel.members.includes(one.id) && (channel.shared || !one.organization),
  );
  return (
    <Panel title={`#${channel.name}`} close={close}>
      <div class="panel-body">
        <p>{readers(channel, team.name)}</p>
        <section class="panel-set" aria-label="Members">
          <div class="members-head">
            <h3 class="label">Members ({channel.members.length})</h3>
            {mayChange ? (
              <Menu
                name="Add somebody"
                class="button button-small"
                button="Add"
                items={others.map((one) => ({
                  key: one.id,
                  label: (
                    <>
                      <Avatar person={one.id} size={22} /> {one.real_name}
                    </>
                  ),
                  detail: standing(one),
                  pick: () => void tell({ do: 'invite', user: one.id }),
                }))}
              />
            ) : null}
          </div>
          <ul class="members">
            {channel.members.map((id) => {
              const who = person(id);
              if (!who) return null;
              const remove = mayChange && id !== me.id ? () => void tell({ do: 'remove', user: id }) : undefined;
              return <Member key={id} who={who} remove={remove} />;
            })}
          </ul>
        </section>
        {mayChange ? <Rename key={channel.name} channel={channel} tell={tell} /> : null}
        {channel.member ? (
          <div class="panel-buttons">
            {mayChange && channel.kind === 'private' ? button('Make it public', 'make_public') : null}
            {mayChange && channel.shared ? button('Stop sharing it', 'unshare') : null}
            {mayChange && !channel.shared ? button('Share it with another organization', 'share') : null}
            {mayChange ? button('Archive', 'archive') : null}
            {channel.archived && !me.is_guest && !me.organization ? button('Unarchive', 'unarchive') : null}
            {button('Leave', 'leave')}
            {me.is_admin ? button('Delete', 'delete', true) : null}
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
