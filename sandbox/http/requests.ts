/** What the POST doors of `/_control` take, so that a wrong body is answered with a sentence. */
import { z } from 'zod';
import { Problem } from '../actions/problem.ts';
import type * as P from '../protocol.ts';

const id = z.string().min(1);
const text = z.string();
const values = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })));
const state = z.object({ values }).optional();
const container = z.union([
  z.object({
    type: z.literal('message'),
    channel_id: id,
    message_ts: id,
    is_ephemeral: z.boolean().optional(),
    thread_ts: text.optional(),
  }),
  z.object({ type: z.literal('view'), view_id: id }),
]);
const messageTs = z.string().regex(/^\d+\.\d{6}$/);
const seconds = z.number().int().positive();

const SCHEMAS = {
  command: z.object({ as: id, channel: id, text: id, thread_ts: id.optional() }),
  message: z.object({ as: id, channel: id, text, thread_ts: id.optional(), files: z.array(id).optional() }),
  action: z.object({
    as: id,
    container,
    block_id: id,
    action_id: id,
    action: z.looseObject({ type: z.string() }),
    state,
  }),
  submit: z.object({ as: id, view_id: id, state }),
  close: z.object({ as: id, view_id: id, clear: z.boolean().optional() }),
  home: z.object({ as: id, tab: z.enum(['home', 'messages']) }),
  options: z.object({ as: id, container, block_id: id, action_id: id, value: text }),
  read: z.object({ as: id, channel: id, ts: messageTs }),
  dm: z.object({ as: id, with: id }),
  people: z.discriminatedUnion('do', [
    z.object({
      do: z.literal('join'),
      real_name: id,
      name: id.optional(),
      title: text.optional(),
      tz: id.optional(),
      is_guest: z.boolean().optional(),
      is_external: z.boolean().optional(),
      persona: z.enum(['mentee', 'mentor']).optional(),
    }),
    z.object({
      do: z.literal('change'),
      user: id,
      real_name: id.optional(),
      title: text.optional(),
      tz: id.optional(),
      deleted: z.boolean().optional(),
      is_admin: z.boolean().optional(),
      dnd: z.object({ start: seconds, end: seconds }).nullable().optional(),
      status: z
        .object({ text, emoji: text, expiration: z.number().int().min(0) })
        .nullable()
        .optional(),
    }),
  ]),
  channel: z.discriminatedUnion('do', [
    z.object({ do: z.literal('create'), as: id, name: id, is_private: z.boolean().optional() }),
    z.object({ do: z.enum(['join', 'leave', 'archive', 'unarchive']), as: id, channel: id }),
    z.object({ do: z.enum(['delete', 'make_public', 'share', 'unshare']), as: id, channel: id }),
    z.object({ do: z.enum(['invite', 'remove']), as: id, channel: id, user: id }),
    z.object({ do: z.enum(['pin', 'unpin', 'delete_message']), as: id, channel: id, ts: messageTs }),
    z.object({ do: z.literal('rename'), as: id, channel: id, name: id }),
  ]),
  app: z.discriminatedUnion('do', [
    z.object({ do: z.enum(['install', 'uninstall', 'revoke']), as: id }),
    z.object({ do: z.literal('verify') }),
    z.object({ do: z.literal('disconnect'), reason: z.enum(['warning', 'refresh_requested', 'link_disabled']) }),
  ]),
  clock: z.discriminatedUnion('do', [
    z.object({ do: z.enum(['live', 'real', 'stop']) }),
    z.object({ do: z.literal('jump'), to: id }),
    z.object({ do: z.literal('advance'), minutes: z.number().positive() }),
    z.object({ do: z.literal('run'), minutes: z.number().positive(), seconds: z.number().positive() }),
  ]),
};

/** Each door's body, as the protocol says. */
export interface Requests {
  command: P.CommandRequest;
  message: P.MessageRequest;
  action: P.ActionRequest;
  submit: P.SubmitRequest;
  close: P.CloseRequest;
  home: P.HomeRequest;
  options: P.OptionsRequest;
  read: P.ReadRequest;
  dm: P.DmRequest;
  people: P.PeopleRequest;
  channel: P.ChannelRequest;
  app: P.AppRequest;
  clock: P.ClockRequest;
}

/** @throws Problem naming each field that is missing or wrong */
export function readRequest<D extends keyof Requests>(door: D, body: unknown): Requests[D] {
  const read = SCHEMAS[door].safeParse(body);
  if (read.success) return read.data as Requests[D];
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`);
  throw new Problem(`/_control/${door} does not take this. ${problems.join('; ')}.`);
}
