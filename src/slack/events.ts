import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Context } from '../context.ts';
import { describeError } from '../process/log.ts';

/** Something that Slack tells of by itself; nobody waits for an answer to it. */
export interface SlackEvent {
  /** Slack's own id: the same in every repeat. */
  id: string;
  /** The workspace, or the organisation where the bot is installed for all of it. */
  workspaceId: string;
  /** When it happened, by Slack's clock, to the second. */
  happened: Date;
  /** What it tells, as it came. */
  event: Record<string, unknown> & { type: string };
}

/** Resolves once what the event changes is committed, or nothing is to be changed; a repeat does no harm. */
export type EventHandler = (event: SlackEvent) => Promise<void>;

/** Slack waits three seconds for a 2xx, and else sends the event again: at once, after a minute, after five. */
const keptWithinMs = 2_500;

/**
 * Takes Slack's events before Bolt does, which acknowledges each before any listener runs: what the database did not
 * take would be lost. Here an event is acknowledged when its handler is done, and not at all when it fails or is late,
 * so that Slack comes again. Everything else is Bolt's. Before the App is made, in HTTP and in Socket Mode.
 *
 * Slack's rule for repeats: https://docs.slack.dev/apis/events-api/#retries
 */
export function takeEvents(receiver: Receiver, ctx: Context, handlers: Readonly<Record<string, EventHandler>>): void {
  const init = receiver.init.bind(receiver);
  receiver.init = (app: App) => {
    const processEvent = async (received: ReceiverEvent): Promise<void> => {
      const { type } = received.body as { type?: unknown };
      if (type === 'event_callback') return take(received, ctx, handlers);
      // Slack tells that it holds events back; there is nothing to do but to know: https://docs.slack.dev/reference/events/app_rate_limited
      if (type !== 'app_rate_limited') return app.processEvent(received);
      ctx.log.warn('Slack holds events back for a minute: it has sent too many in the hour');
      await received.ack();
    };
    init(Object.create(app, { processEvent: { value: processEvent } }) as App);
  };
}

async function take(
  { body, ack }: ReceiverEvent,
  ctx: Context,
  handlers: Readonly<Record<string, EventHandler>>,
): Promise<void> {
  const started = performance.now();
  const told = eventIn(body);
  const handler = told && Object.hasOwn(handlers, told.event.type) ? handlers[told.event.type] : undefined;
  if (told && handler) {
    try {
      await inTime(ctx.work.track(handler(told)));
    } catch (error) {
      const report = { event: told.event.type, error: describeError(error) };
      ctx.log.error(report, 'an event could not be kept; Slack is left to send it again');
      // Bolt logs what reaches it, so nothing of the cause goes along; it answers 500, or nothing over a socket.
      throw new Error('The event was not kept.');
    }
  }
  await ack();
  ctx.metrics.acknowledged('event', (performance.now() - started) / 1000);
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It took too long.')), keptWithinMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** An event with its envelope read; undefined when it is none that Slack would send. */
function eventIn(body: Record<string, unknown>): SlackEvent | undefined {
  const event = objectIn(body.event);
  if (!event || typeof event.type !== 'string') return undefined;
  const [first] = Array.isArray(body.authorizations) ? (body.authorizations as unknown[]) : [];
  const installed = objectIn(first) ?? body;
  const whole = installed.is_enterprise_install === true || body.is_enterprise_install === true;
  const workspaceId = whole ? (installed.enterprise_id ?? body.enterprise_id) : (installed.team_id ?? body.team_id);
  if (typeof workspaceId !== 'string' || workspaceId === '' || typeof body.event_id !== 'string') return undefined;
  const seconds = typeof body.event_time === 'number' ? body.event_time : 0;
  return {
    id: body.event_id,
    workspaceId,
    happened: new Date(seconds * 1000),
    event: event as SlackEvent['event'],
  };
}

const objectIn = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

/**
 * The bots whose tokens `tokens_revoked` tells of, by their user ids; people's tokens, which we have none of, go alone.
 * https://docs.slack.dev/reference/events/tokens_revoked
 */
export function revokedBots({ event }: SlackEvent): string[] {
  const bots = objectIn(event.tokens)?.bot;
  return Array.isArray(bots) ? bots.filter((one): one is string => typeof one === 'string') : [];
}
