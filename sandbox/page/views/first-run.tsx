import { useState } from 'preact/hooks';
import type { ConversationSummary } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import { isApp, useWorkspace } from '../workspace.ts';

const SEEN = 'sandbox-hint-seen';

/** Says once what this place is, and what to try first. */
export function FirstRun({ conversation }: { conversation: ConversationSummary }) {
  const { snapshot } = useWorkspace();
  const [seen, setSeen] = useState(() => localStorage.getItem(SEEN) !== null);
  const command = snapshot.bot.commands[0]?.command;
  const canWrite = conversation.member && !(isApp(conversation, snapshot) && snapshot.bot.home.messagesReadOnly);
  if (seen || !command || !canWrite) return null;
  const [, first] = /^[[(<]?\s*([a-z]+)/.exec(snapshot.bot.commands[0]?.usage_hint ?? '') ?? [];
  const line = command === '/mentoring' ? '/mentoring assess' : first ? `${command} ${first}` : command;
  const done = () => {
    localStorage.setItem(SEEN, 'yes');
    setSeen(true);
  };
  return (
    <section class="first-run" aria-label="Welcome">
      <div class="first-run-words">
        <strong>This is a sandbox, not Slack.</strong> It runs on this machine only, and nobody here is real. You are{' '}
        {snapshot.me.real_name}; be somebody else at the foot of the list. Try <code>{line}</code>.
      </div>
      <div class="first-run-buttons">
        <button
          type="button"
          class="button button-primary button-small"
          onClick={() => {
            dispatchEvent(new CustomEvent('compose', { detail: line }));
            done();
          }}
        >
          Write it for me
        </button>
        <button type="button" class="icon-button" aria-label="Dismiss the hint" onClick={done}>
          <Icon name="close" size={16} />
        </button>
      </div>
    </section>
  );
}
