import { type Kysely, sql, type Transaction } from 'kysely';
import { isDay } from '../calendar.ts';
import type { Schema } from '../db/schema.ts';
import type { Feature } from '../feature.ts';
import { everyTeam, liftPauses, listPauses, type Pause, setPause, wakeHeld } from '../surfaces/pause.ts';
import { type Command, Failed, Misused } from './command.ts';
import type { Report } from './finding.ts';
import { withDatabase } from './store.ts';

type Values = Record<string, string | boolean | undefined>;

/** `pause`: holds everything that would come to people by itself. */
export const pauseCommand = (features: readonly Feature[]): Command => ({
  summary: 'hold every message that would come to people by itself',
  help: `[--team T…] [--until 2027-01-15 | --until 2027-01-15T08:00:00Z]

Holds every message to a person that their own press did not bring, also what is in the queue, on its way to Slack in
this second excepted. What people open or press is answered as ever. At its end each is decided anew: what has become
stale meanwhile is dropped, the rest comes in the hours and as few a day as always, and nothing is made up for.
  --team T    of the workspace with this id (T…, or E… of an organization) alone; without it of all
  --until …   when it ends by itself: an instant, or a day, which begins at 00:00 UTC; without it: resume ends it
Said again, it takes the place of the pause before. On the embedded database stop the bot first.`,
  options: { team: { type: 'string' }, until: { type: 'string' } },
  run: (values, context) => {
    const until = untilOf(values);
    return withDatabase(context, async ({ db }) => {
      const team = await teamOf(db, values);
      const now = context.now?.() ?? (await clockOf(db));
      if (until && until <= now) throw new Misused('--until must lie ahead.');
      await db.transaction().execute(async (trx) => {
        await setPause(trx, { team, since: now, until });
        // One that ends sooner than the one before frees what waited for that.
        await tellFeatures(features, trx, team, now);
        await wakeHeld(trx, team, now);
      });
      context.tell(pauseSentence({ team, since: now, until }));
    });
  },
});

/** `resume`: what was held is decided anew. */
export const resumeCommand = (features: readonly Feature[]): Command => ({
  summary: 'end a pause: what was held is decided anew',
  help: `[--team T…]

Ends every pause, or with --team that of one workspace. What was held is looked at within a minute and decided anew: it
comes in the hours and as few a day as always, and what has become stale is dropped.`,
  options: { team: { type: 'string' } },
  run: (values, context) =>
    withDatabase(context, async ({ db }) => {
      const team = values.team === undefined ? undefined : await teamOf(db, values);
      const now = context.now?.() ?? (await clockOf(db));
      const lifted = await db.transaction().execute(async (trx) => {
        const count = await liftPauses(trx, now, team);
        await tellFeatures(features, trx, team ?? everyTeam, now);
        await wakeHeld(trx, team ?? everyTeam, now);
        return count;
      });
      const left = (await listPauses(db, now)).filter(
        (one) => team === undefined || [team, everyTeam].includes(one.team),
      );
      if (left.length > 0)
        throw new Failed(`All workspaces are paused, this one with them. To end that for all: npm run cli -- resume`);
      context.tell(lifted > 0 ? 'The pause has ended.' : 'No pause stood.');
    }),
});

/** Lets the features know, before surfaces are locked: those come last. */
async function tellFeatures(
  features: readonly Feature[],
  trx: Transaction<Schema>,
  team: string,
  now: Date,
): Promise<void> {
  for (const { hoursMoved } of features) await hoursMoved?.(trx, { team }, now);
}

/** What `doctor` says of pauses: they are meant, so nothing is to be mended. */
export async function checkPauses(db: Kysely<Schema>, report: Report): Promise<void> {
  for (const pause of await listPauses(db, await clockOf(db)))
    report({ ok: true, sentence: `Pause: ${pauseSentence(pause)}` });
}

function pauseSentence({ team, since, until }: Pause): string {
  const whose = team === everyTeam ? 'all workspaces' : `workspace ${team}`;
  const end = until ? `until ${until.toISOString()}; to end it sooner` : 'until somebody ends it';
  const resume = `npm run cli -- resume${team === everyTeam ? '' : ` --team ${team}`}`;
  return `what would come by itself is held in ${whose} since ${since.toISOString()}, ${end}: ${resume}`;
}

/** By the database, as all replicas: a machine's own clock may be off. */
export async function clockOf(db: Kysely<Schema>): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select now()`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('The database told no time.');
  return row.now;
}

async function teamOf(db: Kysely<Schema>, { team }: Values): Promise<string> {
  if (team === undefined) return everyTeam;
  const known = await db.selectFrom('workspace').select('id').where('id', '=', String(team)).executeTakeFirst();
  if (!known) throw new Failed(`No workspace ${String(team)} is known here. Its id begins with T, as doctor names it.`);
  return known.id;
}

/** @throws Misused where it is neither a day nor an instant */
function untilOf({ until }: Values): Date | null {
  if (until === undefined) return null;
  const text = String(until);
  const isMeant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const instant = new Date(text);
  // `Date` takes February 30 for March 2.
  const isThere = isMeant && !Number.isNaN(+instant) && isDay(text.slice(0, 10));
  if (!isThere)
    throw new Misused('--until takes a day, such as 2027-01-15, or an instant, such as 2027-01-15T08:00:00Z.');
  return instant;
}
