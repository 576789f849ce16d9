import { z } from 'zod';
import { closenessIds, levelIds, placeIds, roleIds, statusIds } from '../../content/ids.ts';
import { needIds } from '../../needs/need.ts';
import type { NotedPerson } from './person.ts';

const schema = z.looseObject({
  name: z.string(),
  slackUserId: z.string().optional(),
  needs: z.array(z.enum(needIds)).default([]),
  status: z.enum(statusIds).default('current'),
  level: z.enum(levelIds).optional(),
  place: z.enum(placeIds).optional(),
  roles: z.array(z.enum(roleIds)).optional(),
  evaluates: z.boolean().optional(),
  closeness: z.enum(closenessIds).optional(),
  lastContact: z.iso.date().optional(),
  timeZone: z.string().optional(),
  deactivated: z.boolean().optional(),
  elsewhere: z.boolean().optional(),
}) satisfies z.ZodType<NotedPerson>;

/** What is noted of somebody on a map (`network_person.noted`). @throws ZodError when it is none of it */
export const readPerson = (value: unknown): NotedPerson => schema.parse(value);

/** Of an entry only whom it stands for: somebody is found, and forgotten, also where the rest is not of its kind. */
export const readMention = z.looseObject({
  slackUserId: z.string().optional().catch(undefined),
  deactivated: z.boolean().optional().catch(undefined),
}).parse;
