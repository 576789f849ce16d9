import type { Button } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { asking, button } from '../slack/blocks.ts';
import { ids } from './ids.ts';

/** Back to the map from a form: what was typed is not lost without a question. */
export const leaveForm = (edition: Edition, page: number): Button =>
  asking(button(say(edition, 'backToMap'), ids.open, { value: String(page) }), {
    title: say(edition, 'leaveTitle'),
    text: say(edition, 'leaveText'),
    confirm: say(edition, 'leaveGo'),
    deny: say(edition, 'leaveStay'),
  });
