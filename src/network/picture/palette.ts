/** The colours of one theme. Every pair that carries meaning keeps to WCAG AA; a test measures them. */
export interface Palette {
  ground: string;
  text: string;
  /** Signs of people she has lost touch with. */
  faded: string;
  /** By sector: the tints of its rings from the inside out, its own colour, and letters on that. */
  sectors: readonly { rings: readonly [string, string, string]; strong: string; onStrong: string }[];
}

export type Theme = 'light' | 'dark';

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    ground: '#ffffff',
    text: '#1d1c1d',
    faded: '#5c5a5e',
    sectors: [
      { rings: ['#c9ebe3', '#dcf3ee', '#edf9f6'], strong: '#0b6b5d', onStrong: '#ffffff' },
      { rings: ['#d9d6f7', '#e6e4fa', '#f2f1fd'], strong: '#4a3fa8', onStrong: '#ffffff' },
      { rings: ['#fbdcc8', '#fdeadd', '#fef5ee'], strong: '#a03f0c', onStrong: '#ffffff' },
    ],
  },
  dark: {
    ground: '#1a1d21',
    text: '#f4f3f4',
    faded: '#b4b1b8',
    sectors: [
      { rings: ['#1d4a43', '#1b3b37', '#1a2f2d'], strong: '#62d5bf', onStrong: '#10201d' },
      { rings: ['#3a3669', '#312e54', '#282740'], strong: '#b8b0ff', onStrong: '#17152b' },
      { rings: ['#5a3620', '#47301f', '#36281e'], strong: '#ffb180', onStrong: '#26150a' },
    ],
  },
};
