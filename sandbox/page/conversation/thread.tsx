import { Icon } from '../icon.tsx';
import { Panel } from '../panels/panel.tsx';
import { useWorkspace } from '../workspace.ts';
import { Composer } from './composer.tsx';
import { Message } from './message.tsx';

/** A message with its replies, beside the conversation. */
export function Thread({ channel, ts, close }: { channel: string; ts: string; close(): void }) {
  const { snapshot } = useWorkspace();
  const messages = snapshot.messages.filter((message) => message.ts === ts || message.thread_ts === ts);
  const [parent, ...replies] = messages;
  return (
    <Panel title="Thread" close={close}>
      <div class="thread-messages" role="log" aria-label="Thread">
        {parent ? (
          <Message message={parent} channel={channel} continued={false} />
        ) : (
          <p class="quiet empty">This message is gone.</p>
        )}
        {replies.length > 0 ? (
          <h3 class="thread-count">
            <span>
              {replies.length} {replies.length === 1 ? 'reply' : 'replies'}
            </span>
          </h3>
        ) : null}
        {replies.map((reply) => (
          <Message key={reply.ts} message={reply} channel={channel} continued={false} />
        ))}
      </div>
      {parent ? <Composer channel={channel} thread={ts} placeholder="Reply…" /> : <Icon name="info" />}
    </Panel>
  );
}
