import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Edition, loadEditions } from './editions.ts';

const shipped = join(import.meta.dirname, '..', '..', 'content');

describe('a content folder', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'content-'));
    await cp(shipped, dir, { recursive: true });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  /** Changes one edition's file in the folder by replacing a piece of it, which must be there. */
  async function change(piece: string | RegExp, by: string, file = 'academic-medicine.yaml') {
    const source = await readFile(join(dir, file), 'utf8');
    const changed = source.replace(piece, by);
    expect(changed, `${piece} is in ${file}`).not.toBe(source);
    await writeFile(join(dir, file), changed);
  }
  const failure = async (defaultId?: string) =>
    loadEditions(dir, defaultId).then(
      () => 'loaded',
      (error: Error) => error.message,
    );

  it('loads whole, with its default and a throwing get', async () => {
    const editions = await loadEditions(dir);
    expect(editions.ids).toEqual(['academic-medicine', 'workplace']);
    expect(editions.default.id).toBe('academic-medicine');
    expect((await loadEditions(dir, 'workplace')).default.id).toBe('workplace');
    expect(editions.get('workplace').name).toBe('Workplace');
    expect(editions.find('gone')).toBeUndefined();
    expect(() => editions.get('gone')).toThrow('There is no edition "gone"');
  });

  it.each<[string, string | RegExp, string, string]>([
    [
      'a label over 20 characters',
      'label: Direction',
      'label: Direction and much more',
      'needs[4].label is 23 characters long, 20 fit: shorten it by 3',
    ],
    ['a missing sentence', /^ {2}nextPage: Next\n/m, '', 'say.nextPage is missing: add it'],
    ['an unknown key', /^say:$/m, 'say:\n  nonsense: Hello', 'say has "nonsense", which nothing reads'],
    ['an unknown placeholder', 'Hello {name}', 'Hello {name} {age}', 'say.homeHello holds {age}: known here: {name}'],
    [
      'a placeholder where none is known',
      'nextPage: Next',
      'nextPage: "{name}"',
      'say.nextPage holds {name}: none is known here',
    ],
    ['a placeholder left out', 'Hello {name}', 'Hello you', 'say.homeHello must hold {name}'],
    ['a lone brace', 'Hello {name}', 'Hello {name} {', 'say.homeHello holds a lone brace'],
    ['a need out of order', 'id: A1', 'id: A2', 'needs has the ids A2, A2'],
    [
      'a need in the wrong cluster',
      'id: B1, cluster: career',
      'id: B1, cluster: craft',
      'needs[4].cluster is craft, B1 belongs to career',
    ],
    [
      'a scale with a gap',
      'value: 3, label: a lot',
      'value: 2, label: a lot',
      'importance must label the values 0, 1, 2, 3, 4',
    ],
    [
      'a value off the scale',
      'value: 4, label: top priority',
      'value: 9, label: top priority',
      'importance[4].value must be one of 0, 1, 2, 3, 4',
    ],
    ['a version that is a number', /version: "[\d.]+"/, 'version: 1.0', 'version must be text: put it in quotes'],
    ['a number where text belongs', 'lead: "no"', 'lead: 0', 'whoSees.rows[0].lead must be text: put it in quotes'],
    ['an empty sentence', 'nextPage: Next', 'nextPage: " "', 'say.nextPage is empty: write the sentence'],
    ['a ping', 'nextPage: Next', 'nextPage: <!channel>', 'say.nextPage holds a Slack mention'],
    ['broken YAML', 'nextPage: Next', 'nextPage: "Next', 'YAML '],
  ])('is refused for %s, naming file, line and mend', async (_, piece, by, expected) => {
    await change(piece, by);
    const message = await failure();
    expect(message).toContain(expected);
    expect(message).toMatch(/academic-medicine\.yaml:\d+ /);
  });

  it('points at the line of the mistake', async () => {
    const line = (await readFile(join(dir, 'workplace.yaml'), 'utf8')).split('\n').indexOf('  nextPage: Next') + 1;
    await change('  nextPage: Next', '  nextPage: ""', 'workplace.yaml');
    expect(await failure()).toContain(`workplace.yaml:${line} say.nextPage `);
  });

  it('names every problem of every file in one error', async () => {
    await change('label: Direction', 'label: Direction and much more');
    await change('nextPage: Next', 'nextPage: ""');
    await change('label: Advocacy', 'label: ""', 'workplace.yaml');
    const message = await failure();
    expect(message.split('\n')).toHaveLength(4);
    expect(message).toContain('3 things are wrong');
  });

  it('counts characters as Slack does: an emoji is one', async () => {
    await change('label: Direction', `label: "${'🧭'.repeat(20)}"`);
    expect(await failure()).toBe('loaded');
    await change('🧭', '🧭🧭');
    expect(await failure()).toContain('is 21 characters long');
  });

  it('is refused when the default is not there, saying what is', async () => {
    expect(await failure('nursery')).toContain('nursery.yaml is not there: MENTORING_EDITION must name one');
  });

  it('is refused when an edition is not named as its file', async () => {
    await change('id: workplace', 'id: office', 'workplace.yaml');
    expect(await failure()).toContain('the file must then be office.yaml');
  });

  it('is refused when it is not there', async () => {
    dir = join(dir, 'nowhere');
    expect(await failure()).toContain('MENTORING_CONTENT_DIR');
  });
});

describe('the editions as shipped', () => {
  /** Every text of an edition, with its place. */
  function* textsOf(value: unknown, path = ''): Generator<[path: string, text: string]> {
    if (typeof value === 'string') yield [path, value];
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, `${path}/${key}`);
  }
  const found = (edition: Edition, words: RegExp) =>
    [...textsOf(edition)].filter(([, text]) => words.test(text)).map(([path, text]) => `${path}: ${text}`);

  const clinical =
    /\b(patients?|clinic|clinics|clinical(ly)?|residents?|residency|attendings?|hospitals?|doctors?|physicians?|surgeons?|surgery|nurses?|nursing|wards?|fellows?|fellowships?|interns?|internship|medic|medics|medical|medicine|pager|bedside|rounds|shift|faculty|trainees?)\b/i;

  it('keep clinical words out of the workplace', async () => {
    expect(found((await loadEditions(shipped)).get('workplace'), clinical)).toEqual([]);
  });

  it('know clinical words when they see them', async () => {
    expect(found((await loadEditions(shipped)).get('academic-medicine'), clinical).length).toBeGreaterThan(4);
  });

  it('spell as they say they do', async () => {
    const british =
      /\b(programmes?|organisations?|behaviours?|colours?|favours?|centres?|practise|judgement|\w+isation)\b/i;
    const american = /\b(programs?|organizations?|behaviors?|colors?|favors?|centers?|\w+ization)\b/i;
    const editions = await loadEditions(shipped);
    for (const edition of editions.ids.map(editions.get))
      expect(found(edition, edition.spelling === 'en-US' ? british : american), edition.id).toEqual([]);
  });

  it('never praise or blame a change, and never speak of a score', async () => {
    const editions = await loadEditions(shipped);
    for (const edition of editions.ids.map(editions.get))
      expect(found(edition, /\b(improved?|improvement|worse|worsened|score|scored|behind|failed|overdue)\b/i)).toEqual(
        [],
      );
  });

  it('name where the idea comes from, and that nothing is validated', async () => {
    const editions = await loadEditions(shipped);
    for (const { unvalidated } of editions.ids.map(editions.get)) {
      expect(unvalidated).toContain('Inspired by Welch');
      expect(unvalidated).toContain('MedEdPORTAL 2016;12:10441');
      expect(unvalidated).toContain('our own');
    }
  });
});
