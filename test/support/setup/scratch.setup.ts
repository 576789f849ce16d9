import { keepScratchInMemory } from './scratch.ts';

/** Runs once per vitest run, before any test and before the set-up of the databases. */
export default keepScratchInMemory;
