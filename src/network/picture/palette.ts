/** The colours of the picture. Every pair that carries meaning keeps to WCAG AA; a test measures them. */
export interface Palette {
  ground: string;
  text: string;
  /** Signs of people she has lost touch with. */
  faded: string;
  /** By sector: the tints of its rings from the inside out, its own colour, and letters on that. */
  sectors: readonly { rings: readonly [string, string, string]; strong: string; onStrong: string }[];
}

export const palette: Palette = {
  ground: '#ffffff',
  text: '#1d1c1d',
  faded: '#5c5a5e',
  sectors: [
    { rings: ['#c9ebe3', '#dcf3ee', '#edf9f6'], strong: '#0b6b5d', onStrong: '#ffffff' },
    { rings: ['#d9d6f7', '#e6e4fa', '#f2f1fd'], strong: '#4a3fa8', onStrong: '#ffffff' },
    { rings: ['#fbdcc8', '#fdeadd', '#fef5ee'], strong: '#a03f0c', onStrong: '#ffffff' },
  ],
};
