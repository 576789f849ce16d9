/**
 * The picture of a map with 12 and with 40 people, from its rows to the PNG, beside an empty picture of the same size
 * drawn by the renderer's own means. Run: npx node bench/map.ts
 */
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { renderAsync } from '@resvg/resvg-js';
import { loadEditions } from '../src/content/editions.ts';
import { pngOf } from '../src/network/picture/png.ts';
import { drawMap } from '../src/network/picture/svg.ts';
import type { MapContent } from '../src/network/text-list.ts';
import { believableMap, numbersFrom } from '../test/support/maps.ts';
import { compare, tiny } from './compare.ts';

const plain = { font: { loadSystemFonts: false } };
const given = ['Maya', 'James', 'Aisha', 'Wei', 'Sofía', 'Tom', 'Ελένη', 'Kwame', 'Дмитрий', 'Lars'];
const family = ['Okonkwo', 'Patel', 'García-Fernández', 'Smith', 'Nguyễn', 'van der Berg', 'حداد', 'Boateng'];
const edition = (await loadEditions(join(import.meta.dirname, '..', 'content'))).default;

const twelve = mapOf(12);
const forty = mapOf(40);
// The first pictures also load the fonts and warm the engine, which a bot does once.
for (let round = 0; round < (tiny ? 1 : 3); round++) for (const map of [twelve, forty]) await pngOf(drawMap(map).svg);

const reached = [await besideEmpty(twelve, 2), await besideEmpty(forty, 3)];
await showHoldUp(forty);
process.exitCode = reached.every(Boolean) ? 0 : 1;

function mapOf(count: number): MapContent {
  const random = numbersFrom(count);
  const { people, needs } = believableMap(random);
  while (people.length < count) people.push(...believableMap(random).people);
  const named = people.slice(0, count).map((person, at) => ({
    ...person,
    id: `p${at}`,
    name: `${given[at % given.length]} ${family[(at * 3 + Math.floor(at / given.length)) % family.length]}`,
  }));
  return { edition, needs, people: named };
}

function besideEmpty(map: MapContent, most: number): Promise<boolean> {
  const { svg } = drawMap(map);
  const empty = `${svg.slice(0, svg.indexOf('>') + 1)}<rect width="100%" height="100%" fill="#ffffff"/></svg>`;
  return compare(
    `A map of ${map.people.length} people, beside an empty picture`,
    {
      name: `${map.people.length} people`,
      prepare: async () => idle(async () => isPicture(await pngOf(drawMap(map).svg))),
    },
    {
      name: 'an empty picture of its size',
      prepare: async () => idle(async () => isPicture((await renderAsync(empty, plain)).asPng())),
    },
    most,
  );
}

/** @throws when it is no PNG */
function isPicture(png: Uint8Array | undefined): void {
  if (!png || Buffer.from(png.subarray(1, 4)).toString() !== 'PNG') throw new Error('No picture was drawn.');
}

/** Nothing to make ready, nothing to clean. */
function idle(run: () => Promise<void>) {
  return { run, clean: async () => {} };
}

/** How long anything else had to wait while pictures were made one after the other: what an acknowledgement may feel. */
async function showHoldUp(map: MapContent): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const begun = performance.now();
  delay.enable();
  const pictures = tiny ? 1 : 20;
  for (let round = 0; round < pictures; round++) await pngOf(drawMap(map).svg);
  delay.disable();
  const [middle, longest] = [delay.percentile(50), delay.max].map((nanoseconds) => (nanoseconds / 1e6).toFixed(1));
  const each = ((performance.now() - begun) / pictures).toFixed(0);
  console.log(
    `\n${pictures} pictures of ${map.people.length} people, ${each} ms each: others waited ${middle} ms (median), ${longest} ms at most.`,
  );
}
