import { defineJob } from '../../jobs/job.ts';

/** Bring a mentor's message about a goal to what it should be: sent, up to date, or out of the chat. */
export const showToMentor = defineJob('goals.show-shared', 'goal', 'mentor');
