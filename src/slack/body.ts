import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { type BufferedIncomingMessage, isValidSlackRequest } from '@slack/bolt';
import rawBody from 'raw-body';

/**
 * The most bytes that a request may hold: twice what the largest form that we mean to have can send, which is thirty
 * texts of 3,000 characters. Slack writes a letter outside of ASCII as `\uXXXX` in JSON, and its backslash as `%5C`.
 */
export const bodyLimit = 2 * 30 * 3_000 * 8;

/** Slack sends a request whole; whoever takes longer than this for one is not Slack. */
const readWithinMs = 5_000;

/** A body up to this is small: a command, a press, most forms. */
const smallBody = 64 * 1024;
const smallAtOnce = 1_000;
/** Of larger ones, what they say to hold, all that are read at once together. */
const largeAtOnce = 64 * 1024 * 1024;

/**
 * How much is read at once. Whoever sends slowly holds what they said they would send, up to some 130 MB in all; those who send
 * much take no room from those who send little, so that a press is answered meanwhile.
 */
export class ReadingRoom {
  #small = 0;
  #large = 0;

  /**
   * Takes a place for a body.
   *
   * @returns gives it back; harmless when called again
   * @throws RefusedBody where there is none
   */
  enter({ headers }: Pick<IncomingMessage, 'headers'>): () => void {
    const said = Number(headers['content-length'] ?? Number.NaN);
    // Whoever does not say may send as much as anybody may.
    const length = said <= bodyLimit ? said : bodyLimit;
    const isSmall = length <= smallBody;
    if (isSmall ? this.#small >= smallAtOnce : this.#large + length > largeAtOnce)
      throw new RefusedBody(503, 'too much is sent at once');
    if (isSmall) this.#small += 1;
    else this.#large += length;
    let isIn = true;
    return () => {
      if (isIn && isSmall) this.#small -= 1;
      else if (isIn) this.#large -= length;
      isIn = false;
    };
  }
}

/** Why a request is answered without being looked into: the HTTP status for it, and a sentence for the log. */
export class RefusedBody extends Error {
  override name = 'RefusedBody';
  readonly status: 400 | 401 | 408 | 413 | 503;
  constructor(status: RefusedBody['status'], why: string) {
    super(why);
    this.status = status;
  }
}

/**
 * Reads the body of a request before Bolt does, and leaves it where Bolt looks for one that is read already
 * (`rawBody`). So what Bolt takes apart is always a JSON object or a form: it throws outside of every handler at a
 * body such as `null`, and the process would end. Whether Slack signed it is for Bolt to say.
 *
 * What Slack sends: https://docs.slack.dev/interactivity/handling-user-interaction#payloads and
 * https://docs.slack.dev/apis/events-api/#receiving-events
 *
 * @throws RefusedBody when it is too large, comes too slowly or while too much else does, or is no JSON object, `payload` of a
 *   form included; the last is told to nobody but Slack
 */
export async function readBody(request: IncomingMessage, signingSecret: string, room: ReadingRoom): Promise<void> {
  const leave = room.enter(request);
  const body = await received(request).finally(leave);
  (request as BufferedIncomingMessage).rawBody = body;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  // Bolt takes a form for one only by this very word.
  if (type) request.headers['content-type'] = type;
  const text = body.toString();
  if (isOffInTime(request, text, signingSecret)) throw new RefusedBody(401, offInTime);
  const wrong = type === 'application/x-www-form-urlencoded' ? wrongInForm(text) : wrongInJson(text);
  if (wrong === undefined) return;
  throw isSigned(request, text, signingSecret) ? new RefusedBody(400, wrong) : new RefusedBody(401, 'it is not signed');
}

/**
 * Whether all that is wrong with a request is its time, more than five minutes ago: that was signed with the right secret.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
function isOffInTime(request: IncomingMessage, body: string, signingSecret: string): boolean {
  const [signature, time] = [request.headers['x-slack-signature'], request.headers['x-slack-request-timestamp']];
  if (typeof signature !== 'string' || typeof time !== 'string' || !/^\d{1,12}$/.test(time)) return false;
  const expected = Buffer.from(`v0=${createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex')}`);
  const given = Buffer.from(signature);
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  return isRight && !isSigned(request, body, signingSecret);
}

const offInTime =
  'Slack signed it more than five minutes ago by the clock of this machine. The secret is right: is the clock? Or it is an old request, sent once more';

function isSigned({ headers }: IncomingMessage, body: string, signingSecret: string): boolean {
  const [signature, time] = [headers['x-slack-signature'], headers['x-slack-request-timestamp']];
  if (typeof signature !== 'string') return false;
  const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(time) };
  return isValidSlackRequest({ signingSecret, body, headers: signed });
}

async function received(request: IncomingMessage): Promise<Buffer> {
  const limit = AbortSignal.timeout(readWithinMs);
  const late = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(new RefusedBody(408, 'it came too slowly')), { once: true });
  });
  try {
    return await Promise.race([
      rawBody(request, { limit: bodyLimit, length: request.headers['content-length'] ?? null }),
      late,
    ]);
  } catch (error) {
    if (error instanceof RefusedBody) throw error;
    const tooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
    throw tooLarge ? new RefusedBody(413, 'it is too large') : new RefusedBody(400, 'it broke off');
  }
}

function wrongInForm(text: string): string | undefined {
  const { payload } = parse(text);
  if (Array.isArray(payload)) return 'it holds more than one payload';
  return payload === undefined ? undefined : wrongInJson(payload);
}

function wrongInJson(text: string): string | undefined {
  const value = parsed(text);
  return typeof value !== 'object' || value === null || Array.isArray(value) ? 'it is no JSON object' : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
