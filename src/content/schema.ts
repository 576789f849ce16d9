import { z } from 'zod';
import { clusterIds, clusterOfLetter, listedNeedIds, ratings } from '../needs/need.ts';
import { behaviourIds, closenessIds, levelIds, placeIds, questionIds, roleIds, statusIds, stepIds } from './ids.ts';
import type { Rule } from './rules.ts';
import { placeholdersOf } from './say.ts';
import { type SayKey, sentences } from './sentences.ts';

/** The length of a text as Slack counts it: code points, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length;

/** Text of 1 to `max` code points that holds exactly the {names} given, and nothing that Slack would turn into a ping. */
function text(max: number, names: readonly string[] = []) {
  return z.string().superRefine((value, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    if (value.trim() === '') complain('is empty: write the sentence');
    if (value !== value.trim()) complain('begins or ends with a space: take it away');
    const length = lengthOf(value);
    if (length > max) complain(`is ${length} characters long, ${max} fit: shorten it by ${length - max}`);
    if (/<[!@#]/.test(value))
      complain('holds a Slack mention such as <!channel>, which would call people: take it out');
    const used = placeholdersOf(value);
    const known = names.length ? `known here: ${names.map((name) => `{${name}}`).join(', ')}` : 'none is known here';
    for (const name of used) if (!names.includes(name)) complain(`holds {${name}}: ${known}`);
    for (const name of names) if (!used.includes(name)) complain(`must hold {${name}}: put it where its value belongs`);
    if (/[{}]/.test(value.replace(/\{[a-zA-Z]+\}/g, ''))) complain('holds a lone brace: a placeholder reads {name}');
  });
}

/** A list of exactly `ids`, in that order: logic and stored answers know the entries by them. */
function listOf<T extends z.ZodType<{ id: string }>>(entry: T, ids: readonly string[]) {
  return z.array(entry).superRefine((entries, context) => {
    const found = entries.map(({ id }) => id).join(', ');
    if (found !== ids.join(', '))
      context.addIssue({
        code: 'custom',
        message: `has the ids ${found || 'none'}: it must list ${ids.join(', ')}, in this order`,
      });
  });
}

/** A scale: one label for each of `values`, in that order; `covered` says a rating of support within a sentence. */
function scale<const V extends number>(values: readonly V[]) {
  const value = z.literal(values, { error: `must be one of ${values.join(', ')}` });
  return z
    .array(z.strictObject({ value, label: text(20), covered: text(40).optional() }))
    .superRefine((entries, context) => {
      if (entries.map((one) => one.value).join() !== values.join())
        context.addIssue({
          code: 'custom',
          message: `must label the values ${values.join(', ')}, each once, in this order`,
        });
    });
}

const oneOf = <const T extends readonly string[]>(ids: T) => z.enum(ids, { error: `must be one of ${ids.join(', ')}` });

const need = z
  .strictObject({ id: oneOf(listedNeedIds), cluster: oneOf(clusterIds), label: text(20), prompt: text(75) })
  .superRefine(({ id, cluster }, context) => {
    const right = clusterOfLetter[id[0] as keyof typeof clusterOfLetter];
    if (right && cluster !== right)
      context.addIssue({ code: 'custom', path: ['cluster'], message: `is ${cluster}, ${id} belongs to ${right}` });
  });

/** An id by which an edition changes an entry of a list that may hold any. */
const entryId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
  .optional();

const whoSeesRow = z.strictObject({
  id: entryId,
  what: text(150),
  mentee: text(100),
  mentor: text(100),
  lead: text(100),
  owner: text(100),
  operator: text(100),
});

/** A note below the table. An edition from before holds it as mere text. */
const note = z.preprocess(
  (entry) => (typeof entry === 'string' ? { text: entry } : entry),
  z.strictObject({ id: entryId, text: text(500) }),
);

/** An object that holds exactly the sentences of a table, each by its rule. */
function sentencesOf<K extends string>(rules: Readonly<Record<K, Rule>>) {
  const entries = Object.entries<Rule>(rules);
  return z.strictObject(
    Object.fromEntries(entries.map(([key, { max, names }]) => [key, text(max, names)])) as Record<
      K,
      ReturnType<typeof text>
    >,
  );
}

/** An entry of a list that a person chooses from; 75 is Slack's limit for an option, and for what it says below it. */
const choice = <const T extends readonly string[]>(ids: T) => z.strictObject({ id: oneOf(ids), label: text(40) });
const explained = <const T extends readonly string[]>(ids: T) => choice(ids).extend({ line: text(75) });

const network = z.strictObject({
  statuses: listOf(explained(statusIds), statusIds),
  levels: listOf(choice(levelIds), levelIds),
  places: listOf(choice(placeIds), placeIds),
  closeness: listOf(choice(closenessIds), closenessIds),
  roles: listOf(explained(roleIds).extend({ reason: text(150) }), roleIds),
  evaluates: z.strictObject({ question: text(150), yes: text(75), no: text(75) }),
  asks: listOf(z.strictObject({ id: oneOf(listedNeedIds), goal: text(150), question: text(150) }), listedNeedIds),
});

const say = sentencesOf<SayKey>(sentences);

/** What a file in the content folder must hold. Limits are Slack's for the place each text is shown in. */
export const editionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens, such as academic-medicine'),
  /** Of its own file and of those it builds on, see layers.ts. */
  version: z.string(),
  name: text(60),
  spelling: oneOf(['en-US', 'en-GB']),
  steps: listOf(z.strictObject({ id: oneOf(stepIds), title: text(40), line: text(200) }), stepIds),
  clusters: listOf(z.strictObject({ id: oneOf(clusterIds), label: text(20) }), clusterIds),
  needs: listOf(need, listedNeedIds),
  ownNeed: z.strictObject({ id: z.literal('X1'), label: text(75), placeholder: text(150), hint: text(300) }),
  importance: scale(ratings),
  support: scale(ratings),
  behaviours: listOf(z.strictObject({ id: oneOf(behaviourIds), text: text(150), tip: text(300) }), behaviourIds),
  frequency: scale([1, 2, 3, 4, 5]),
  questions: listOf(z.strictObject({ id: oneOf(questionIds), text: text(150) }), questionIds),
  opening: text(1000, ['support']),
  supportLine: text(150),
  noticeOfRecords: text(500),
  unvalidated: text(1000),
  whoSees: z.strictObject({
    title: text(24),
    columns: whoSeesRow.omit({ id: true, what: true }),
    rows: z.array(whoSeesRow).min(1, 'is empty: say who sees what'),
    notes: z.array(note),
  }),
  network,
  say,
});
