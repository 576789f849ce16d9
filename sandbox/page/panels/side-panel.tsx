import { Message } from '../conversation/message.tsx';
import { Thread } from '../conversation/thread.tsx';
import { useWorkspace } from '../workspace.ts';
import { ChannelPanel } from './channel-panel.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { FaultsPanel } from './faults-panel.tsx';
import { Inspector } from './inspector.tsx';
import { Panel } from './panel.tsx';

function Pins({ close }: { close(): void }) {
  const { snapshot } = useWorkspace();
  return (
    <Panel title="Pinned" close={close}>
      <div class="thread-messages">
        {snapshot.messages
          .filter((message) => message.pinned)
          .map((message) => (
            <Message key={message.ts} message={message} channel={snapshot.channel ?? ''} continued={false} />
          ))}
      </div>
    </Panel>
  );
}

/** What stands beside the conversation: a thread, or one of the sandbox's tools. */
export function SidePanel() {
  const { snapshot, place, go, conversation } = useWorkspace();
  const { thread, panel, ...rest } = place;
  const close = () => go(rest);
  if (thread && snapshot.channel) return <Thread key={thread} channel={snapshot.channel} ts={thread} close={close} />;
  if (panel === 'inspector') return <Inspector close={close} />;
  if (panel === 'clock') return <ClockPanel close={close} />;
  if (panel === 'faults') return <FaultsPanel close={close} />;
  if (panel === 'pins') return <Pins close={close} />;
  const channel = conversation(snapshot.channel ?? undefined);
  if (panel === 'channel' && channel && channel.kind !== 'im' && channel.kind !== 'group') {
    return <ChannelPanel key={channel.id} channel={channel} close={close} />;
  }
  return null;
}
