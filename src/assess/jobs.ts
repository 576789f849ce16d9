import { defineJob } from '../jobs/job.ts';

/** Post the result of a finished assessment to its owner. */
export const postResult = defineJob('assess.send-result', 'person', 'assessment');
