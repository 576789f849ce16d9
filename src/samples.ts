import { samples as assess } from './assess/samples.ts';
import type { Edition } from './content/editions.ts';
import type { Sample } from './feature.ts';
import { samples as goals } from './goals/samples.ts';
import { samples as home } from './home/samples.ts';
import { samples as network } from './network/samples.ts';
import { samples as people } from './people/view.ts';
import { samples as privacy } from './privacy/view.ts';

/** A sample of every view and message the product can send. */
export const samplesOf = (edition: Edition, command: string): Sample[] => [
  ...people(edition),
  ...assess(edition),
  ...network(edition),
  ...goals(edition),
  ...home(edition, command),
  ...privacy(edition),
];
