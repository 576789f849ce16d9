import type { Edition } from './content/editions.ts';
import { say } from './content/say.ts';
import type { PlainKey } from './content/sentences.ts';
import type { Context } from './context.ts';
import type { Person } from './db/schema.ts';

/** Who asks, and in which words they are answered. */
interface Asking {
  person: Person;
  edition: Edition;
}

/**
 * Who somebody is to what they ask for, beyond the owner of their own things. A feature defines the roles that need its
 * rows, and names them at its handlers; `test/platform/permissions.test.ts` holds the table of who may do what.
 */
export interface Role<R extends Asking = Asking> {
  /** As the log calls it. */
  name: string;
  /**
   * Whether whoever asks is one, by what is kept now: every id in the request may be forged. What may change meanwhile
   * the handler looks at once more, in its transaction.
   */
  isHeldBy(request: R, ctx: Context): Promise<boolean>;
  /** What others are told. */
  refusal: PlainKey;
  /** What the log says of those who are refused, without anything they wrote: "a request …". */
  lacks: string;
}

type Run<R, A, Ctx> = (request: R, ctx: Ctx) => Promise<A>;

/**
 * What answers a request. Bare, it is for everybody whom the bot meets and does something with their own things alone:
 * each of its queries names the owner. Anything else names the role that may.
 */
export type Handler<R extends Asking, A, Ctx> = Run<R, A, Ctx> | { role: Role<R>; run: Run<R, A, Ctx> };

/**
 * The one door to every handler: runs it for those who may, and refuses others with a sentence and a line in the log.
 *
 * @param refuse tells the sentence where the person is; what it gives is the answer
 */
export async function letIn<R extends Asking, A, Ctx extends Context>(
  handler: Handler<R, A, Ctx>,
  request: R,
  ctx: Ctx,
  refuse: (sentence: string) => Promise<A>,
): Promise<A> {
  if (typeof handler === 'function') return handler(request, ctx);
  const { role, run } = handler;
  if (await role.isHeldBy(request, ctx)) return run(request, ctx);
  ctx.log.warn({ person: request.person.id, role: role.name }, `a request ${role.lacks}; it was refused`);
  return refuse(say(request.edition, role.refusal));
}
