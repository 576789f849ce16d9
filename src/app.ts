import { assess } from './assess/index.ts';
import { contacts } from './contacts/index.ts';
import type { Edition } from './content/editions.ts';
import type { Feature, Sample } from './feature.ts';
import { goals } from './goals/index.ts';
import { home } from './home/index.ts';
import { meeting } from './meeting/index.ts';
import { network } from './network/index.ts';
import { nudge } from './nudge/index.ts';
import { people } from './people/index.ts';
import { privacy } from './privacy/index.ts';
import { pushes } from './pushes/index.ts';
import { relationship } from './relationship/index.ts';

/** Every feature, in the order that help shows their words and Home their parts. */
export const features: readonly Feature[] = [
  people,
  assess,
  network,
  meeting,
  relationship,
  goals,
  pushes,
  nudge,
  home,
  contacts,
  privacy,
];

/** A sample of every view and message that the product, or another list of features, can send. */
export const samplesOf = (edition: Edition, command: string, all = features): Sample[] =>
  all.flatMap(({ samples }) => samples?.({ edition, command, features: all }) ?? []);
