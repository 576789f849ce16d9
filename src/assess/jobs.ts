import { defineJob } from '../jobs/job.ts';

/** Of the release before, whose jobs may still wait when this one starts; goes with the next release. */
export const postResult = defineJob('assess.send-result', 'person', 'assessment');
