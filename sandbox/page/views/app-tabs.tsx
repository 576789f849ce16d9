import { useWorkspace } from '../workspace.ts';
import { Avatar } from './avatar.tsx';

/** Home, Messages and About of the app; arrows move between them. */
export function AppTabs({ tab, choose }: { tab: string; choose(tab: 'home' | 'messages' | 'about'): void }) {
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

/** What the app says of itself: its commands. */
export function About() {
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
