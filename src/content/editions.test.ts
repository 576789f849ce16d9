import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadEditions } from './editions.ts';

const shipped = join(import.meta.dirname, '..', '..', 'content');

/** A folder for content, empty or a copy of what ships, gone after each test. */
function inFolder(filled: boolean) {
  const folder = { dir: '' };
  beforeEach(async () => {
    folder.dir = await mkdtemp(join(tmpdir(), 'content-'));
    if (filled) await cp(shipped, folder.dir, { recursive: true });
  });
  afterEach(() => rm(folder.dir, { recursive: true, force: true }));
  return folder;
}

describe('a content folder', () => {
  const folder = inFolder(true);

  /** Changes one file in the folder by replacing a piece of it, which must be there. */
  async function change(piece: string | RegExp, by: string, file = 'base.yaml') {
    const source = await readFile(join(folder.dir, file), 'utf8');
    const changed = source.replace(piece, by);
    expect(changed, `${piece} is in ${file}`).not.toBe(source);
    await writeFile(join(folder.dir, file), changed);
  }
  /** As if the folder were what ships: there is nothing else to build on. */
  const failure = async (defaultId?: string) =>
    loadEditions(folder.dir, defaultId, folder.dir).then(
      () => 'loaded',
      (error: Error) => error.message,
    );

  it('loads whole, with its default and a throwing get', async () => {
    const editions = await loadEditions(folder.dir);
    expect(editions.ids).toEqual(['academic-medicine', 'workplace']);
    expect(editions.default.id).toBe('academic-medicine');
    expect((await loadEditions(folder.dir, 'workplace')).default.id).toBe('workplace');
    expect(editions.get('workplace').name).toBe('Workplace');
    expect(editions.find('gone')).toBeUndefined();
    expect(() => editions.get('gone')).toThrow('There is no edition "gone"');
    expect(editions.find('base')).toBeUndefined();
  });

  it.each<[string, string | RegExp, string, string, string?]>([
    [
      'a label over 20 characters',
      'label: Direction',
      'label: Direction and much more',
      'needs[B1].label is 23 characters long, 20 fit: shorten it by 3',
    ],
    [
      'a label over 20 characters in the edition itself',
      'label: Teaching',
      'label: Teaching and much more',
      'needs[A2].label is 22 characters long, 20 fit: shorten it by 2',
      'academic-medicine.yaml',
    ],
    ['an unknown key', /^say:$/m, 'say:\n  nonsense: Hello', 'say.nonsense is read by nothing: take it out or mend'],
    ['an unknown placeholder', 'Hello {name}', 'Hello {name} {age}', 'say.homeHello holds {age}: known here: {name}'],
    [
      'a placeholder where none is known',
      'nextPage: Next',
      'nextPage: "{name}"',
      'say.nextPage holds {name}: none is known here',
    ],
    ['a placeholder left out', 'Hello {name}', 'Hello you', 'say.homeHello must hold {name}'],
    ['a lone brace', 'Hello {name}', 'Hello {name} {', 'say.homeHello holds a lone brace'],
    ['a need twice', 'id: A1', 'id: A2', 'needs has A2 twice: each entry stands once'],
    [
      'a need in the wrong cluster',
      'id: B1, cluster: career',
      'id: B1, cluster: craft',
      'needs[B1].cluster is craft, B1 belongs to career',
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
      'importance[9].value must be one of 0, 1, 2, 3, 4',
    ],
    ['a version that is a number', /version: "[\d.]+"/, 'version: 1.0', 'version must be text: put it in quotes'],
    ['a version that is none', /version: "[\d.]+"/, 'version: "1"', 'version must be three numbers with dots'],
    [
      'a number where text belongs',
      'lead: "no"',
      'lead: 0',
      'whoSees.rows[ratings].lead must be text: put it in quotes',
    ],
    ['an empty sentence', 'nextPage: Next', 'nextPage: " "', 'say.nextPage is empty: write the sentence'],
    ['a sentence of nothing', 'nextPage: Next', 'nextPage:', 'say.nextPage is empty: write what it says, or take'],
    ['a ping', 'nextPage: Next', 'nextPage: <!channel>', 'say.nextPage holds a Slack mention'],
    ['broken YAML', 'nextPage: Next', 'nextPage: "Next', 'YAML '],
  ])('is refused for %s, naming file, line and mend', async (_, piece, by, expected, file = 'base.yaml') => {
    await change(piece, by, file);
    const rows = (await failure()).split('\n').filter((row) => row.includes(expected));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(new RegExp(`^  ${file}:\\d+ `));
  });

  it('is refused for a need out of order', async () => {
    await change(/( {2}- \{ id: A3.*\n)( {2}- \{ id: A4.*\n)/, '$2$1');
    expect(await failure()).toContain('needs has the ids A1, A2, A4, A3, B1');
  });

  it('is refused for a missing sentence, named in each edition that lacks it', async () => {
    await change(/^ {2}nextPage: Next\n/m, '');
    await change('say:\n', 'say:\n  nextPage: Go on\n', 'workplace.yaml');
    const message = await failure();
    expect(message).toContain('one thing is wrong');
    expect(message).toMatch(/academic-medicine\.yaml:\d+ say\.nextPage is missing: add it/);
    await change('label: Teaching, ', '', 'academic-medicine.yaml');
    expect(await failure()).toMatch(/academic-medicine\.yaml:\d+ needs\[A2\]\.label is missing: add it/);
  });

  it('points at the line of the mistake', async () => {
    const line = (await readFile(join(folder.dir, 'base.yaml'), 'utf8')).split('\n').indexOf('  nextPage: Next') + 1;
    await change('  nextPage: Next', '  nextPage: ""');
    expect(await failure()).toContain(`base.yaml:${line} say.nextPage `);
  });

  it('names every problem of every file in one error, what is wrong in the base once', async () => {
    await change('label: Direction', 'label: Direction and much more');
    await change('nextPage: Next', 'nextPage: ""');
    await change('label: Presenting', 'label: ""', 'workplace.yaml');
    const message = await failure();
    expect(message.split('\n')).toHaveLength(4);
    expect(message).toContain('3 things are wrong');
    expect(message).toMatch(/base\.yaml:\d+ needs\[B1\]/);
    expect(message).toMatch(/workplace\.yaml:\d+ needs\[A2\]/);
  });

  it('is read past what cannot be read: broken files are named at once', async () => {
    await change('nextPage: Next', 'nextPage: "Next');
    await writeFile(join(folder.dir, 'list.yaml'), '- say\n');
    const message = await failure();
    expect(message).toMatch(/base\.yaml:\d+ YAML/);
    expect(message).toContain('list.yaml:1 YAML holds no table: begin with a line such as "say:"');
  });

  it('counts characters as Slack does: an emoji is one', async () => {
    await change('label: Direction', `label: "${'🧭'.repeat(20)}"`);
    expect(await failure()).toBe('loaded');
    await change('🧭', '🧭🧭');
    expect(await failure()).toContain('is 21 characters long');
  });

  it('is refused when the default is not there, saying what is', async () => {
    expect(await failure('nursery')).toContain('nursery.yaml is not there: MENTORING_EDITION must name one');
    expect(await failure('base')).toContain('one of the editions of this folder (academic-medicine, workplace)');
  });

  it('is refused when an edition is not named as its file', async () => {
    await change('id: workplace', 'id: office', 'workplace.yaml');
    expect(await failure()).toContain('the file must then be office.yaml');
  });

  it('is refused when it is not there', async () => {
    folder.dir = join(folder.dir, 'nowhere');
    expect(await failure()).toContain('MENTORING_CONTENT_DIR');
  });
});

describe('an edition of one’s own', () => {
  const folder = inFolder(false);
  const write = (id: string, source: string) => writeFile(join(folder.dir, `${id}.yaml`), source);
  const load = (id = 'ours') => loadEditions(folder.dir, id);
  const failure = async (id?: string) =>
    load(id).then(
      () => 'loaded',
      (error: Error) => error.message,
    );
  const asShipped = async (id: string) => (await loadEditions(shipped)).get(id);
  const greeting = 'say:\n  homeHello: Good to see you, {name}\n';

  it.each(['academic-medicine', 'workplace'])('says one sentence otherwise, and all else as %s', async (id) => {
    await write('ours', `extends: ${id}\nversion: "1.0.0"\n${greeting}`);
    const editions = await load();
    expect(editions.ids).toEqual(['ours']);
    expect(editions.remarks).toEqual([]);
    const before = await asShipped(id);
    expect(editions.default).toEqual({
      ...before,
      id: 'ours',
      version: `1.0.0+${before.version}`,
      say: { ...before.say, homeHello: 'Good to see you, {name}' },
    });
  });

  it('is made as the README of the content shows it', async () => {
    const [, example = ''] = (await readFile(join(shipped, 'README.md'), 'utf8')).match(/```yaml\n([\s\S]*?)```/) ?? [];
    await write('our-program', example.replace(/^ {3}/gm, ''));
    const ours = (await load('our-program')).default;
    expect(ours.say.homeHello).toBe('Good to see you, {name}');
    expect(ours.needs[4]?.prompt).toBe('Deciding what to do after the PhD');
  });

  it('may bear the id of the shipped one, on which it builds without saying so', async () => {
    await write('workplace', `version: "1.0.0"\n${greeting}`);
    const [ours, before] = [(await load('workplace')).default, await asShipped('workplace')];
    expect(ours).toEqual({ ...before, version: ours.version, say: { ...before.say, homeHello: ours.say.homeHello } });
  });

  it('builds on the base alone: then it must say all that editions say each in their own words', async () => {
    await write('ours', 'name: Ours\nversion: "1.0.0"\nextends: base\n');
    const message = await failure();
    for (const missing of ['needs[A1].label', 'opening', 'supportLine', 'say.goalFormIntro'])
      expect(message.replaceAll(/:\d+/g, '')).toContain(`ours.yaml ${missing} is missing: add it`);
    expect(message).not.toContain('base.yaml');
  });

  it('builds on another one of the folder', async () => {
    await write('house', `extends: workplace\nversion: "3.0.0"\n${greeting}`);
    await write('ours', 'extends: house\nversion: "1.0.0"\nneeds:\n  - { id: B1, label: Compass }\n');
    const ours = (await load()).default;
    expect(ours.version).toMatch(/^1\.0\.0\+3\.0\.0\+\d/);
    expect(ours.needs[4]).toMatchObject({
      id: 'B1',
      label: 'Compass',
      prompt: 'Deciding on my next role, field or path',
    });
    expect(ours.say.homeHello).toBe('Good to see you, {name}');
  });

  it('builds on a base of the folder, and that on the shipped one', async () => {
    await write('base', `version: "1.5.0"\n${greeting}`);
    await write('academic-medicine', '# As it ships.\n');
    const ours = (await load('academic-medicine')).default;
    expect(ours.say.homeHello).toBe('Good to see you, {name}');
    expect(ours.version).toMatch(/^1\.5\.0\+\d/);
  });

  it('may be a copy of all that ships, and follows what ships where it says the same', async () => {
    await cp(shipped, folder.dir, { recursive: true });
    const editions = await load('workplace');
    for (const id of editions.ids) expect(editions.get(id)).toEqual(await asShipped(id));
    expect(editions.remarks.map((remark) => remark.split(' holds')[0])).toEqual(['base.yaml']);
    const source = await readFile(join(folder.dir, 'base.yaml'), 'utf8');
    await write('base', source.replace('  nextPage: Next\n', ''));
    expect((await load('workplace')).default.say.nextPage).toBe('Next');
  });

  it('may add a note, before the one that it names next or at the end', async () => {
    const notes =
      'whoSees:\n  notes:\n    - { id: ours, text: Ours. }\n    - { id: result }\n    - { id: last, text: Last. }';
    await write('ours', `extends: academic-medicine\nversion: "1.0.0"\n${notes}\n`);
    const ids = (await load()).default.whoSees.notes.map(({ id }) => id);
    expect(ids).toEqual(['encrypted', 'shared-goal', 'agreement', 'ours', 'result', 'copy', 'last']);
  });

  it.each([
    ['one that is not there', 'ours', 'extends: nursery\n', 'ours.yaml:1 extends is nursery, which is not there'],
    [
      'itself, where none of its name ships',
      'ours',
      'extends: ours\n',
      'ours.yaml:1 extends is ours, which is not there or',
    ],
    ['no name', 'ours', 'extends: [base]\n', 'ours.yaml:1 extends is'],
  ])('is refused when it builds on %s', async (_, id, source, expected) => {
    await write(id, source);
    const message = await failure();
    expect(message).toContain('one thing is wrong');
    expect(message).toContain(expected);
    expect(message).toContain('there is academic-medicine, base, workplace, ours');
  });

  it('is refused when two build on each other', async () => {
    await write('ours', 'extends: theirs\n');
    await write('theirs', 'extends: ours\n');
    expect(await failure()).toMatch(/theirs\.yaml:1 extends is ours, which is not there or builds on this file/);
  });

  it('is refused without a version of its own, for its words are others', async () => {
    await write('ours', `extends: workplace\n${greeting}`);
    expect(await failure()).toContain(
      'ours.yaml version is missing: the words here are others than in shipped workplace.yaml',
    );
    await write('ours', 'extends: workplace\n');
    expect(await failure()).toBe('loaded');
  });

  it('is told of what it repeats, and goes on working: an update may have come to say the same', async () => {
    await write('ours', 'extends: workplace\nversion: "1.0.0"\nsay:\n  nextPage: Next\n  homeHello: Hi {name}\n');
    expect((await load()).remarks).toEqual([
      'ours.yaml holds one value in the same words as shipped workplace.yaml (the first: say.nextPage, line 4). Taken out, they follow what changes there.',
    ]);
  });

  it('keeps its version while words change below that it has itself, and not when others do', async () => {
    const below = await mkdtemp(join(tmpdir(), 'content-'));
    await cp(shipped, below, { recursive: true });
    const raise = async () => {
      const source = await readFile(join(below, 'base.yaml'), 'utf8');
      await writeFile(join(below, 'base.yaml'), source.replace(/version: "[\d.]+"/, 'version: "9.0.0"'));
    };
    const versions = async () => {
      const { ids, get } = await loadEditions(folder.dir, 'ours', below);
      return ids.map((id) => get(id).version);
    };
    await write('ours', `extends: workplace\nversion: "1.0.0"\n${greeting}`);
    await write('whole', stringify({ ...(await asShipped('workplace')), id: 'whole', version: '2.0.0' }));
    const { version } = await asShipped('workplace');
    expect(await versions()).toEqual([`1.0.0+${version}`, '2.0.0']);
    await raise();
    expect(await versions()).toEqual(['1.0.0+9.0.0', '2.0.0']);
    await rm(below, { recursive: true });
  });

  it('goes on working as it was kept from before: whole, in the former names and places', async () => {
    const { say, network, whoSees, ...rest } = await asShipped('academic-medicine');
    const { nextPage, askDraft, findingR10NoneWhy, mapTitle, ...others } = say;
    const kept = {
      ...rest,
      version: '1.4.0',
      whoSees: {
        ...whoSees,
        rows: whoSees.rows.map(({ id: _, ...row }) => row),
        notes: whoSees.notes.map(({ text }) => text),
      },
      network: { ...network, say: { ask: `${askDraft}!`, R10NoneWhy: findingR10NoneWhy, mapTitle } },
      say: { ...others, next: nextPage },
    };
    await write('academic-medicine', stringify(kept));
    const editions = await load('academic-medicine');
    expect(editions.default).toEqual({
      ...(await asShipped('academic-medicine')),
      version: '1.4.0',
      whoSees: { ...whoSees, rows: kept.whoSees.rows, notes: whoSees.notes.map(({ text }) => ({ text })) },
      say: { ...say, askDraft: `${askDraft}!` },
    });
    expect(editions.remarks).toContain(
      'academic-medicine.yaml names sentences as they were called before, the first is say.next: it works as it is.',
    );
  });

  it('is refused when a sentence stands under its former and its present name', async () => {
    await write('ours', 'extends: workplace\nversion: "1.0.0"\nsay:\n  next: Onwards\n  nextPage: Ahead\n');
    const message = await failure();
    expect(message).toContain('one thing is wrong');
    expect(message).toContain('ours.yaml:4 say.next is read by nothing');
  });
});

describe('the editions as shipped', () => {
  /** Every text of an edition, with its place. */
  function* textsOf(value: unknown, path = ''): Generator<[path: string, text: string]> {
    if (typeof value === 'string') yield [path, value];
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, `${path}/${key}`);
  }
  /** Where each text stands, an entry of a list by its id or value; what names an entry is no text. */
  const byId = (value: unknown, path = ''): string[] => {
    if (Array.isArray(value)) return value.flatMap((entry) => byId(entry, `${path}/${entry.id ?? entry.value}`));
    if (!value || typeof value !== 'object') return [path];
    return Object.entries(value)
      .filter(([key]) => key !== 'id' && key !== 'value')
      .flatMap(([key, inner]) => byId(inner, `${path}/${key}`));
  };
  const found = (edition: object, words: RegExp) =>
    [...textsOf(edition)].filter(([, text]) => words.test(text)).map(([path, text]) => `${path}: ${text}`);

  const clinical =
    /\b(patients?|clinic|clinics|clinical(ly)?|residents?|residency|attendings?|hospitals?|doctors?|physicians?|surgeons?|surgery|nurses?|nursing|wards?|fellows?|fellowships?|interns?|internship|medic|medics|medical|medicine|pager|bedside|rounds|shift|faculty|trainees?|preceptors?|rotations?|on-call|healthcare)\b/i;

  it('keep clinical words out of the workplace, and out of what every edition builds on', async () => {
    expect(found((await loadEditions(shipped)).get('workplace'), clinical)).toEqual([]);
    expect(found(parse(await readFile(join(shipped, 'base.yaml'), 'utf8')), clinical)).toEqual([]);
  });

  it('know clinical words when they see them', async () => {
    expect(found((await loadEditions(shipped)).get('academic-medicine'), clinical).length).toBeGreaterThan(4);
  });

  it('call things at the workplace as it does', async () => {
    const { get } = await loadEditions(shipped);
    const [medicine, workplace] = [get('academic-medicine'), get('workplace')];
    const said = new Map(textsOf(workplace));
    const secrets = [...textsOf(medicine)].filter(([, text]) => text.includes('patient details'));
    expect(secrets.length).toBeGreaterThan(3);
    for (const [path] of secrets) expect(said.get(path), path).toContain('customer or confidential details');
    expect(workplace.supportLine).toMatch(/\bHR\b.*ombuds/);
    expect(workplace.network.evaluates.question).toContain('write your review or set your pay');
    expect(found(workplace, /\bevaluat|\bgrades? (you|me)\b/i)).toEqual([]);
  });

  it('say each value once: none again over the base, and none in the base that every edition says itself', async () => {
    const editions = await loadEditions(shipped);
    expect(editions.remarks).toEqual([]);
    const pathsIn = async (id: string) => {
      const { extends: _, version: __, ...file } = parse(await readFile(join(shipped, `${id}.yaml`), 'utf8'));
      return byId(file);
    };
    const over = await Promise.all(editions.ids.map(pathsIn));
    const [first = [], ...others] = over;
    expect(first.length).toBeGreaterThan(20);
    const everywhere = new Set(first.filter((path) => others.every((paths) => paths.includes(path))));
    expect((await pathsIn('base')).filter((path) => everywhere.has(path))).toEqual([]);
  });

  it('are found by one search: each text stands in one line, as people read it', async () => {
    const editions = await loadEditions(shipped);
    const files = ['base', ...editions.ids].map((id) => readFile(join(shipped, `${id}.yaml`), 'utf8'));
    const lines = (await Promise.all(files)).flatMap((source) => source.split('\n'));
    const texts = editions.ids.flatMap((id) => [...textsOf({ ...editions.get(id), version: '' })]);
    expect(texts.filter(([, text]) => !lines.some((line) => line.includes(text)))).toEqual([]);
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
