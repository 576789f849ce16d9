import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ClockState } from '../protocol.ts';
import { wasTold } from './client.ts';
import { Conversation } from './conversation/conversation.tsx';
import { Gallery } from './panels/gallery.tsx';
import { SidePanel } from './panels/side-panel.tsx';
import { usePlace } from './place.ts';
import { useSnapshot } from './state.ts';
import { ConfirmRoot } from './views/confirm.tsx';
import { Modals } from './views/modal.tsx';
import { NoticesView, useNotices } from './views/notices.tsx';
import { Sidebar } from './views/sidebar.tsx';
import { type Theme, useWorkspace, type Workspace, WorkspaceContext } from './workspace.ts';

const THEME = 'sandbox-theme';

/** The theme chosen, kept in the browser; `auto` follows the system. */
function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => (localStorage.getItem(THEME) as Theme | null) ?? 'auto');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(THEME, theme);
  }, [theme]);
  return [theme, setTheme];
}

/** The sandbox's time between two answers: it goes on as fast as the clock says, and is drawn anew each quarter minute. */
function useNow(clock: ClockState | undefined, refresh: () => void): () => Date {
  const [, tick] = useState(0);
  const mode = clock?.mode;
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), mode === 'fast' ? 250 : 15_000);
    return () => clearInterval(timer);
  }, [mode]);
  // How a run has ended is asked for when it is due, for nothing else may change then.
  useEffect(() => {
    if (mode !== 'fast' || !clock?.until) return undefined;
    const left = (Date.parse(clock.until) - Date.parse(clock.now)) / clock.speed;
    const timer = setTimeout(refresh, Math.max(0, left) + 400);
    return () => clearTimeout(timer);
  }, [clock, mode]);
  return useMemo(() => {
    const from = performance.now();
    const speed = mode === 'still' ? 0 : mode === 'fast' ? (clock?.speed ?? 1) : 1;
    const start = Date.parse(clock?.now ?? new Date().toISOString());
    const end = clock?.until ? Date.parse(clock.until) : Number.POSITIVE_INFINITY;
    return () => new Date(Math.min(end, start + (performance.now() - from) * speed));
  }, [clock?.now, mode, clock?.speed, clock?.until]);
}

/** Whether the window is as narrow as a phone. */
function useNarrow(): boolean {
  const [query] = useState(() => matchMedia('(max-width: 760px)'));
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const change = () => setNarrow(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, [query]);
  return narrow;
}

/** What stands beside the list: the gallery, a conversation, or nothing yet. */
function Middle({ listOnly }: { listOnly: boolean }) {
  const { snapshot, place, go, conversation } = useWorkspace();
  if (place.panel === 'gallery') {
    const { panel: _, ...rest } = place;
    return <Gallery close={() => go(rest)} />;
  }
  if (listOnly) return null;
  const current = conversation(snapshot.channel ?? undefined);
  return current ? (
    <Conversation conversation={current} />
  ) : (
    <main class="conversation empty">Choose a conversation.</main>
  );
}

/** The whole page. */
export function App() {
  const [place, go] = usePlace();
  const notices = useNotices();
  const [theme, setTheme] = useTheme();
  // On a phone the list of conversations and the conversation take turns; without a channel in the address it is the list.
  const narrow = useNarrow();
  const listOnly = narrow && !place.channel;
  const [first, setFirst] = useState<string>();
  const { snapshot, asked, connection, refresh } = useSnapshot(place.as, place.channel ?? first, {
    notification(event) {
      const looking =
        document.visibilityState === 'visible' && snapshot?.channel === event.channel && place.tab !== 'home';
      if (!looking || listOnly) notices.notify(event);
    },
    failure(event) {
      // The tab that asked gets the same sentence as its answer, in either order.
      setTimeout(() => {
        if (!wasTold(event.sentence)) notices.say(event.sentence);
      }, 600);
    },
  });
  const now = useNow(snapshot?.clock, () => void refresh());
  // What one has gone to look at need not be announced any longer.
  const reading = place.tab === 'home' || listOnly ? undefined : snapshot?.channel;
  useEffect(() => {
    for (const event of notices.notifications) if (event.channel === reading) notices.dismiss(event.ts);
  }, [reading]);
  // Nowhere in particular, or somewhere this person cannot see: the channel that everybody is in.
  useEffect(() => {
    // A state from before they went there says nothing of it.
    if (!snapshot || snapshot.channel || asked !== (place.channel ?? first)) return;
    const mine = snapshot.conversations.filter((one) => one.member && one.kind === 'channel');
    setFirst((mine.find((one) => one.name === 'general') ?? mine[0] ?? snapshot.conversations[0])?.id);
    if (place.channel) go(place.as ? { as: place.as } : {}, true);
  }, [snapshot, asked, place.channel, first]);
  const unread = snapshot?.conversations.reduce((sum, one) => sum + one.unread, 0) ?? 0;
  useEffect(() => {
    if (snapshot)
      document.title = `${unread > 0 ? `(${unread}) ` : ''}${snapshot.me.real_name} · ${snapshot.team.name}`;
  }, [unread, snapshot?.me.real_name, snapshot?.team.name]);

  if (!snapshot)
    return (
      <div class="starting" role="status">
        <img src="/icon.svg" alt="" width={56} height={56} />
        <p>
          {connection === 'reconnecting' ? 'The sandbox is not answering. Trying again…' : 'Opening the workspace…'}
        </p>
      </div>
    );
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const conversations = new Map(snapshot.conversations.map((one) => [one.id, one]));
  const workspace: Workspace = {
    snapshot,
    place,
    go,
    now,
    say: notices.say,
    refresh: () => void refresh(),
    person: (id) => people.get(id ?? ''),
    conversation: (id) => conversations.get(id ?? ''),
    theme,
    setTheme,
  };
  return (
    <WorkspaceContext.Provider value={workspace}>
      <ConfirmRoot>
        <div class={`page${place.channel || place.panel === 'gallery' ? ' page-conversation' : ' page-list'}`}>
          <Sidebar />
          <Middle listOnly={listOnly} />
          <SidePanel />
        </div>
        <Modals views={snapshot.modals} />
        <NoticesView
          notices={notices}
          tz={snapshot.me.tz}
          hold={narrow && snapshot.modals.length > 0}
          open={(event) => {
            notices.dismiss(event.ts);
            go({ ...(place.as ? { as: place.as } : {}), channel: event.channel, tab: 'messages' });
          }}
        />
        {connection === 'reconnecting' ? (
          <div class="reconnecting" role="status">
            <span class="spinner" /> Reconnecting…
          </div>
        ) : null}
      </ConfirmRoot>
    </WorkspaceContext.Provider>
  );
}
