/**
 * How often a property is tried: one time in four in `npm test`, which people wait for, and each in `npm run test:long`.
 *
 * @param whole how often it is tried there
 */
export const runs = (whole: number): number => (process.env.TEST_RUNS === 'whole' ? whole : Math.ceil(whole / 4));
