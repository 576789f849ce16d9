import { useState } from 'preact/hooks';
import type { ConversationSummary, DmOutcome, Outcome } from '../../protocol.ts';
import { post } from '../client.ts';
import { Icon } from '../icon.tsx';
import { Tools } from '../panels/tools.tsx';
import { addressOf, type Place } from '../place.ts';
import { clockTime } from '../text/time.ts';
import { isApp, titleOf, useWorkspace } from '../workspace.ts';
import { Avatar } from './avatar.tsx';
import { ChannelMaker } from './channel-maker.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { PersonSwitcher } from './person-switcher.tsx';

/** Somebody is shown as there between seven in the morning and ten at night of their own day. */
const awake = (at: Date, tz: string): boolean => {
  const hour = Number(clockTime(at, tz).slice(0, 2));
  return hour >= 7 && hour < 22;
};

function Row({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot, place, go, now, person } = useWorkspace();
  const app = isApp(conversation, snapshot);
  const current = snapshot.channel === conversation.id;
  const other = person(conversation.with);
  const title = titleOf(conversation, snapshot);
  const there = other && awake(now(), other.tz);
  const next: Place = {
    ...(place.as ? { as: place.as } : {}),
    channel: conversation.id,
    ...(app && snapshot.bot.home.homeTab && conversation.unread === 0 ? { tab: 'home' as const } : {}),
  };
  return (
    <li>
      <a
        class={`row${current ? ' row-current' : ''}${conversation.unread > 0 ? ' row-unread' : ''}${conversation.member ? '' : ' row-quiet'}`}
        href={addressOf(next)}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          go(next);
        }}
      >
        {conversation.kind === 'im' ? (
          <span class="row-face">
            <Avatar person={conversation.with ?? ''} size={22} />
            {other && !app ? <span class={`presence${there ? ' presence-on' : ''}`} /> : null}
          </span>
        ) : (
          <Icon
            name={conversation.kind === 'channel' ? 'hash' : conversation.kind === 'group' ? 'people' : 'lock'}
            size={16}
          />
        )}
        <span class="row-name">{title}</span>
        {conversation.kind === 'private' ? <span class="unseen">, private</span> : null}
        {conversation.shared || other?.organization ? (
          <span class="row-mark">
            <Icon name="shared" size={15} />
            <span class="unseen">, {conversation.shared ? 'shared with another organization' : 'external'}</span>
          </span>
        ) : null}
        {other && !app ? <span class="unseen">, {there ? 'active' : 'away'}</span> : null}
        {conversation.unread > 0 ? (
          <span class="badge">
            {conversation.unread}
            <span class="unseen"> unread</span>
          </span>
        ) : null}
      </a>
    </li>
  );
}

function Group({ title, all, extra }: { title: string; all: ConversationSummary[]; extra?: preact.ComponentChildren }) {
  const [open, setOpen] = useState(true);
  const { snapshot } = useWorkspace();
  const shown = open ? all : all.filter((one) => one.unread > 0 || one.id === snapshot.channel);
  return (
    <section class="group" aria-label={title}>
      <div class="group-head">
        <button type="button" class="group-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span class={`fold${open ? ' fold-open' : ''}`}>
            <Icon name="chevron" size={14} />
          </span>
          {title}
        </button>
        {extra}
      </div>
      <ul>
        {shown.map((conversation) => (
          <Row key={conversation.id} conversation={conversation} />
        ))}
      </ul>
    </section>
  );
}

function NewMessage() {
  const { snapshot, place, go, say, refresh } = useWorkspace();
  const people = snapshot.people.filter((one) => !one.deleted && !one.is_bot && one.id !== snapshot.me.id);
  return (
    <Menu
      name="Write to somebody"
      class="group-add"
      button={<Icon name="plus" size={15} />}
      placement="bottom-start"
      items={people.map((person) => ({
        key: person.id,
        label: (
          <>
            <Avatar person={person.id} size={22} /> {person.real_name}
          </>
        ),
        detail: person.title,
        async pick() {
          const outcome = await post<DmOutcome>('dm', { as: snapshot.me.id, with: person.id });
          if (!outcome.ok) return say(outcome.error);
          refresh();
          go({ ...(place.as ? { as: place.as } : {}), channel: outcome.channel });
        },
      }))}
    />
  );
}

/** Channels that one is not in, or that are archived; and a new one. */
function MoreChannels({ open, archived }: { open: ConversationSummary[]; archived: ConversationSummary[] }) {
  const { snapshot, place, go, say, refresh } = useWorkspace();
  const [making, setMaking] = useState(false);
  const { me } = snapshot;
  const mayMake = !me.is_guest && !me.organization && !me.deleted;
  const goTo = (channel: string) => go({ ...(place.as ? { as: place.as } : {}), channel });
  const items: MenuItem[] = [
    ...(mayMake ? [{ key: 'make', label: 'Make a channel…', pick: () => setMaking(true) }] : []),
    ...open.map((channel) => ({
      key: channel.id,
      label: `Join # ${channel.name}`,
      detail: channel.topic,
      async pick() {
        const outcome = await post<Outcome>('channel', { do: 'join', as: me.id, channel: channel.id });
        if (!outcome.ok) return say(outcome.error);
        refresh();
        goTo(channel.id);
      },
    })),
    ...archived.map((channel) => ({
      key: channel.id,
      label: `# ${channel.name}`,
      detail: 'Archived',
      pick: () => goTo(channel.id),
    })),
  ];
  return (
    <>
      {items.length > 0 ? (
        <Menu
          name="More channels"
          class="group-add"
          button={<Icon name="plus" size={15} />}
          placement="bottom-start"
          items={items}
        />
      ) : null}
      {making ? <ChannelMaker close={() => setMaking(false)} /> : null}
    </>
  );
}

/** The workspace: its channels, people and app, who one is, and the sandbox's own tools. */
export function Sidebar() {
  const { snapshot } = useWorkspace();
  const live = snapshot.conversations.filter((one) => !one.archived);
  const channels = live.filter((one) => one.kind === 'channel' || one.kind === 'private');
  const byName = (a: ConversationSummary, b: ConversationSummary) =>
    titleOf(a, snapshot).localeCompare(titleOf(b, snapshot));
  const direct = live
    .filter((one) => (one.kind === 'im' && !isApp(one, snapshot)) || one.kind === 'group')
    .sort(byName);
  return (
    <nav class="sidebar" aria-label="Workspace">
      <div class="sidebar-head">
        <h1 class="team">{snapshot.team.name}</h1>
        <p class="sandbox-mark">Sandbox on this machine</p>
        {snapshot.pages.map(({ path, title }) => (
          <a key={path} class="sandbox-page" href={path}>
            {title}
          </a>
        ))}
      </div>
      <div class="sidebar-scroll">
        <Group title="Apps" all={live.filter((one) => isApp(one, snapshot))} />
        <Group
          title="Channels"
          all={channels.filter((one) => one.member).sort(byName)}
          extra={
            <MoreChannels
              open={channels.filter((one) => !one.member)}
              archived={snapshot.conversations.filter((one) => one.archived && one.member)}
            />
          }
        />
        <Group title="Direct messages" all={direct} extra={<NewMessage />} />
      </div>
      <Tools />
      <PersonSwitcher />
    </nav>
  );
}
