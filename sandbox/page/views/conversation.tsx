import { useEffect, useState } from 'preact/hooks';
import type { ConversationSummary, Outcome } from '../../protocol.ts';
import { post } from '../client.ts';
import { Icon } from '../icon.tsx';
import { clockTime } from '../time.ts';
import { isApp, titleOf, townOf, useWorkspace } from '../workspace.ts';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { FirstRun } from './first-run.tsx';
import { Home } from './home.tsx';
import { MessageList } from './message-list.tsx';

function Heading({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot, person, now, go, place } = useWorkspace();
  const other = person(conversation.with);
  const app = isApp(conversation, snapshot);
  const title = titleOf(conversation, snapshot);
  const pins = snapshot.messages.filter((message) => message.pinned).length;
  return (
    <header class="heading">
      <button
        type="button"
        class="icon-button only-phone"
        aria-label="All conversations"
        onClick={() => go(place.as ? { as: place.as } : {})}
      >
        <Icon name="back" />
      </button>
      {conversation.kind === 'im' ? (
        <Avatar person={conversation.with ?? ''} size={30} />
      ) : (
        <Icon
          name={conversation.kind === 'channel' ? 'hash' : conversation.kind === 'private' ? 'lock' : 'people'}
          size={20}
        />
      )}
      <h1 class="heading-title">{title}</h1>
      {app ? <span class="app-mark">APP</span> : null}
      <span class="heading-more">
        {conversation.kind === 'im'
          ? other && !app
            ? `${other.title ? `${other.title} · ` : ''}${clockTime(now(), other.tz)} in ${townOf(other.tz)}`
            : ''
          : conversation.topic}
      </span>
      {pins > 0 ? (
        <button
          type="button"
          class="heading-chip"
          aria-label={`${pins} pinned`}
          aria-expanded={place.panel === 'pins'}
          onClick={() => {
            const { thread: _, panel, ...rest } = place;
            go(panel === 'pins' ? rest : { ...rest, panel: 'pins' });
          }}
        >
          <Icon name="pin" size={15} /> {pins}
        </button>
      ) : null}
      {conversation.kind === 'im' ? null : (
        <span
          class="heading-chip"
          title={conversation.members.map((id) => person(id)?.real_name ?? snapshot.bot.name).join(', ')}
        >
          <Icon name="people" size={15} /> {conversation.members.length}
          <span class="unseen"> members</span>
        </span>
      )}
      {conversation.shared ? <span class="heading-chip">Shared</span> : null}
    </header>
  );
}

function Tabs({ tab, choose }: { tab: string; choose(tab: 'home' | 'messages' | 'about'): void }) {
  const { snapshot } = useWorkspace();
  const { homeTab, messagesTab } = snapshot.bot.home;
  const tabs = [
    ...(homeTab ? (['home'] as const) : []),
    ...(messagesTab ? (['messages'] as const) : []),
    'about' as const,
  ];
  const NAMES = { home: 'Home', messages: 'Messages', about: 'About' };
  return (
    <div class="tabs" role="tablist" aria-label={snapshot.bot.name}>
      {tabs.map((one, at) => (
        <button
          key={one}
          type="button"
          role="tab"
          class="tab"
          aria-selected={tab === one}
          tabIndex={tab === one ? 0 : -1}
          onClick={() => choose(one)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            const next = tabs[(at + step + tabs.length) % tabs.length];
            if (!step || !next) return;
            choose(next);
            const bar = event.currentTarget.parentElement;
            requestAnimationFrame(() => bar?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
          }}
        >
          {NAMES[one]}
        </button>
      ))}
    </div>
  );
}

function About() {
  const { snapshot } = useWorkspace();
  const { bot } = snapshot;
  return (
    <section class="home about">
      <div class="about-head">
        <Avatar person={bot.userId} size={64} />
        <div>
          <h2>{bot.name}</h2>
          <p class="quiet">App {bot.appId}</p>
        </div>
      </div>
      <h3>Commands</h3>
      <dl>
        {bot.commands.map((one) => (
          <div key={one.command}>
            <dt>
              <code>{one.command}</code> <span class="quiet">{one.usage_hint}</span>
            </dt>
            <dd>{one.description}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Intro({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot, person } = useWorkspace();
  const title = titleOf(conversation, snapshot);
  const other = person(conversation.with);
  return (
    <div class="intro">
      {conversation.kind === 'im' ? <Avatar person={conversation.with ?? ''} size={56} /> : null}
      <h2>{conversation.kind === 'im' ? title : `# ${title}`}</h2>
      <p class="quiet">
        {conversation.kind !== 'im'
          ? `This is where #${title} begins.${conversation.topic ? ` ${conversation.topic}.` : ''}`
          : isApp(conversation, snapshot)
            ? `Messages from ${title} to you alone.`
            : `Between you and ${title}${other?.title ? `, ${other.title}` : ''}.`}
      </p>
    </div>
  );
}

function Join({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot, say, refresh } = useWorkspace();
  const [busy, setBusy] = useState(false);
  return (
    <div class="composer-frame">
      <div class="join">
        <span>You are looking at #{conversation.name}.</span>
        <button
          type="button"
          class="button button-primary"
          aria-busy={busy}
          onClick={async () => {
            setBusy(true);
            const outcome = await post<Outcome>('channel', {
              do: 'join',
              as: snapshot.me.id,
              channel: conversation.id,
            });
            setBusy(false);
            if (!outcome.ok) say(outcome.error);
            refresh();
          }}
        >
          Join
        </button>
      </div>
    </div>
  );
}

function Foot({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot } = useWorkspace();
  const title = titleOf(conversation, snapshot);
  if (snapshot.me.deleted) return <p class="foot-note">{snapshot.me.real_name}’s account has been deactivated.</p>;
  if (conversation.archived) return <p class="foot-note">This channel has been archived.</p>;
  if (!conversation.member) return <Join conversation={conversation} />;
  if (isApp(conversation, snapshot) && snapshot.bot.home.messagesReadOnly)
    return (
      <p class="foot-note">{title} reads no messages here. Use its buttons, its Home, or a command in any channel.</p>
    );
  return (
    <Composer
      key={`${snapshot.me.id}/${conversation.id}`}
      channel={conversation.id}
      placeholder={`Message ${conversation.kind === 'im' ? title : `#${title}`}`}
    />
  );
}

/** One conversation: its heading, for the app its tabs (being in one is told to the app), its messages, and where to write. */
export function Conversation({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot, place, go } = useWorkspace();
  const app = isApp(conversation, snapshot);
  const { thread: _, ...rest } = place;
  const tab = app ? (place.tab ?? (snapshot.bot.home.messagesTab ? 'messages' : 'home')) : 'messages';
  const me = snapshot.me.id;
  const opened = app && tab !== 'about' ? tab : undefined;
  useEffect(() => {
    if (opened) void post('home', { as: me, tab: opened });
  }, [me, opened]);
  return (
    <main class="conversation">
      <Heading conversation={conversation} />
      {app ? <Tabs tab={tab} choose={(next) => go({ ...rest, channel: conversation.id, tab: next }, true)} /> : null}
      {tab === 'home' ? <Home /> : null}
      {tab === 'about' ? <About /> : null}
      {tab === 'messages' ? (
        <>
          <MessageList
            key={`${snapshot.me.id}/${conversation.id}`}
            channel={conversation.id}
            messages={snapshot.messages}
            intro={<Intro conversation={conversation} />}
            onThread={(ts) => {
              const { panel: __, ...without } = place;
              go({ ...without, channel: conversation.id, thread: ts });
            }}
          />
          <FirstRun conversation={conversation} />
          <Foot conversation={conversation} />
        </>
      ) : null}
    </main>
  );
}
