/** Style sheets are bundled by their import and hand nothing back. */
declare module '*.css';
