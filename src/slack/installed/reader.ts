import type { Installation } from '@slack/bolt';
import { z } from 'zod';

const schema = z.looseObject({
  team: z.looseObject({ id: z.string() }).optional(),
  enterprise: z.looseObject({ id: z.string() }).optional(),
  isEnterpriseInstall: z.boolean().default(false),
  bot: z
    .looseObject({
      token: z.string(),
      id: z.string().default(''),
      userId: z.string().default(''),
      scopes: z.array(z.string()).default([]),
      refreshToken: z.string().optional(),
      expiresAt: z.number().optional(),
    })
    .optional(),
  user: z.looseObject({ id: z.string() }),
});

/**
 * What OAuth gave for a workspace (`slack_installation.installation`), of Bolt's own type: checked is what Bolt and we read
 * of it, the rest goes along.
 *
 * @throws ZodError when it is no installation
 */
export const readInstallation = (value: unknown): Installation => schema.parse(value) as unknown as Installation;
