/** A replica of the product: its queue, and its surfaces, of which one kind is the bench's own. */
import { randomUUID } from 'node:crypto';
import { features } from '../../src/app.ts';
import { loadEditions } from '../../src/content/editions.ts';
import type { Context } from '../../src/context.ts';
import { openDatabase } from '../../src/db/client.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { createLog } from '../../src/process/log.ts';
import { createMetrics } from '../../src/process/metrics.ts';
import { createWork } from '../../src/process/work.ts';
import { databaseInstallations } from '../../src/slack/installed/installations.ts';
import { createInstaller } from '../../src/slack/installed/installer.ts';
import { installedWorkspaces } from '../../src/slack/installed/workspaces.ts';
import { bringSurface } from '../../src/surfaces/bring-job.ts';
import { bring } from '../../src/surfaces/bringing/bring.ts';
import { lookForSurfaces } from '../../src/surfaces/bringing/look.ts';
import { kindsOf, type MessageKind } from '../../src/surfaces/kind.ts';
import { inTransaction } from '../../src/surfaces/want.ts';
import { answerParent, told } from './child.ts';
import { message, peopleAtOnce, type Told } from './message.ts';

const { databaseUrl, apiUrl, key } = told<Told>();
const log = createLog('fatal');
const now = () => new Date();
const database = await openDatabase({ url: databaseUrl, dataDir: '' });
const keys = keyRing(parseKeys(key));
const metrics = createMetrics();
const queue = createQueue({ jobs: [bringSurface], database, log, metrics });
const installations = databaseInstallations(database, keys, now);
const slack = {
  mode: 'oauth' as const,
  apiUrl,
  signingSecret: 'x',
  clientId: 'x',
  clientSecret: 'x',
  stateSecret: 'x',
  publicUrl: 'https://bench.example',
};
const workspaces = installedWorkspaces(createInstaller(slack, installations, log), installations, apiUrl, log, now);
const ctx: Context = {
  database,
  db: database.db,
  keys,
  unread: new Set(),
  editions: await loadEditions('content', undefined),
  queue,
  workspaces,
  log,
  now,
  command: '/mentoring',
  contacts: [],
  leads: [],
  holidays: [],
  metrics,
  work: createWork(),
};

const note: MessageKind = {
  name: 'bench.note',
  place: 'dm',
  hours: 'any',
  tooLateAfterHours: 48,
  afterUnknown: 'leave',
  render: async () => message,
};
const kinds = kindsOf([...features, { surfaces: [note] }]);
queue.work(bringSurface, async ({ surface }) => ((await bring(ctx, kinds, surface)) === 'called' ? 'used' : 'unused'));
await queue.start();

answerParent(
  {
    /** A message for everybody, as a tick wants them: some people in each transaction. */
    async enqueue() {
      const people = await database.db.selectFrom('person').select('id').orderBy('slack_user_id').execute();
      for (let from = 0; from < people.length; from += peopleAtOnce)
        await inTransaction(ctx, async (_, want) => {
          for (const { id } of people.slice(from, from + peopleAtOnce))
            want.message('bench.note', { to: id, about: randomUUID() }, { asked: true });
        });
    },
    look: () => lookForSurfaces(ctx),
    /** Megabytes that are in use. */
    memory() {
      globalThis.gc?.();
      return process.memoryUsage().heapUsed / 1e6;
    },
  },
  'ready',
);
