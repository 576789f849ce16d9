import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** One thing a browser may ask for: its content type and its bytes. */
export interface Asset {
  type: string;
  body: Uint8Array | string;
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

async function bundle(): Promise<Map<string, Asset>> {
  const { outputFiles } = await build({
    entryPoints: [{ in: here('main.tsx'), out: 'page' }],
    bundle: true,
    write: false,
    outdir: '/',
    publicPath: '/',
    assetNames: 'fonts/[name]',
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    loader: { '.woff2': 'file' },
    logLevel: 'error',
  });
  const assets = new Map<string, Asset>([
    ['/', { type: 'text/html; charset=utf-8', body: await readFile(here('index.html'), 'utf8') }],
    ['/icon.svg', { type: 'image/svg+xml', body: await readFile(here('icon.svg'), 'utf8') }],
  ]);
  for (const file of outputFiles) {
    const name = basename(file.path);
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (!type)
      throw new Error(`The page's bundle holds ${name}, a kind of file the sandbox does not know how to serve.`);
    assets.set(name.endsWith('.woff2') ? `/fonts/${name}` : `/${name}`, { type, body: file.contents });
  }
  return assets;
}

let bundled: Promise<Map<string, Asset>> | undefined;

/**
 * The files of the page by their path on the server ('/', '/page.js', '/page.css', fonts, the icon). They are bundled in
 * memory at the first call, so there is nothing to build beforehand and nothing stale on disk; later calls share the result.
 *
 * @throws when the page's sources do not compile; the message is esbuild's.
 */
export function pageAssets(): Promise<Map<string, Asset>> {
  bundled ??= bundle();
  return bundled;
}
