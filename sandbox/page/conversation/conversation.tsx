import { useEffect, useState } from 'preact/hooks';
import type { ConversationSummary, Outcome } from '../../protocol.ts';
import { post } from '../client.ts';
import { About, AppTabs } from '../views/app-tabs.tsx';
import { FirstRun } from '../views/first-run.tsx';
import { Home } from '../views/home.tsx';
import { isApp, titleOf, useWorkspace } from '../workspace.ts';
import { Composer } from './composer.tsx';
import { Heading, Intro } from './heading.tsx';
import { MessageList } from './message-list.tsx';

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
      {app ? <AppTabs tab={tab} choose={(next) => go({ ...rest, channel: conversation.id, tab: next }, true)} /> : null}
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
