import { looksRight } from './looks.ts';

looksRight('dark', 1280);
looksRight('light', 390);
looksRight('light', 800);
