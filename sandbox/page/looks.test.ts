import { looksRight } from './try/looks.ts';

looksRight('light', 1280);
looksRight('dark', 390);
