import { looksRight } from './looks.ts';

looksRight('light', 1280);
looksRight('dark', 390);
