import { defineJob } from '../../jobs/job.ts';

/** Bring a pair's channel to what the two want; the person is the mentee. */
export const bringPlace = defineJob('relationship.place', 'pair', 'person');

/** Look what has become of a pair's channel. */
export const lookAtPlace = defineJob('relationship.look', 'pair', 'person');

/** Leave a channel, whether or not there is still anything of whose it was. */
export const leavePlace = defineJob('relationship.leave', 'leave', 'workspace');
