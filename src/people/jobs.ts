import { defineJob } from '../jobs/job.ts';

/** Of the release before, whose jobs may still wait when this one starts; goes with the next release. */
export const welcomePerson = defineJob('people.welcome', 'person');

/** Ask Slack who somebody is, in case a change was missed. */
export const askWho = defineJob('people.ask', 'person');

/** Tell every feature that somebody whom the bot knows is back in their Slack. */
export const tellBack = defineJob('people.back', 'workspace', 'user');

/** Tell every feature that a member has left their Slack, by Slack's ids: they may never have met the bot. */
export const tellLeft = defineJob('people.left', 'workspace', 'user');
