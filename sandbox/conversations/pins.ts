/** Pins of messages: put and taken off by the app or by people, and told to the app. */
import { sendEvent } from '../delivery/events.ts';
import { toApi } from '../delivery/notify.ts';
import type { Conversation, StoredMessage } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { change } from './conversations.ts';

export const isPinned = ({ pins }: Conversation, { ts }: StoredMessage): boolean => pins.some((pin) => pin.ts === ts);

/** Pins a message, unless it is pinned already. @param user who does: the app's bot, or somebody */
export function pin(ws: Workspace, conversation: Conversation, message: StoredMessage, user: string): void {
  if (isPinned(conversation, message)) return;
  const made = { ts: message.ts, user, created: ws.seconds() };
  change(ws, conversation, { pins: [...conversation.pins, made] });
  tell(ws, 'pin_added', conversation, message, user, made);
}

/** Takes a pin off, if there is one. @param user who does */
export function unpin(ws: Workspace, conversation: Conversation, message: StoredMessage, user: string): void {
  const before = conversation.pins.find(({ ts }) => ts === message.ts);
  if (!before) return;
  const pins = conversation.pins.filter((each) => each !== before);
  change(ws, conversation, { pins });
  tell(ws, 'pin_removed', conversation, message, user, before);
}

/** https://docs.slack.dev/reference/events/pin_added and pin_removed, which alone says whether others are left. */
function tell(
  ws: Workspace,
  type: 'pin_added' | 'pin_removed',
  { id: channel_id, members, pins }: Conversation,
  message: StoredMessage,
  user: string,
  { created, user: created_by }: Conversation['pins'][number],
): void {
  if (!members.includes(ws.bot.userId)) return;
  const item = { type: 'message', channel: channel_id, message: toApi(message), created, created_by };
  sendEvent(ws, type, { user, channel_id, item, ...(type === 'pin_removed' && { has_pins: pins.length > 0 }) });
}
