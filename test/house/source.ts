import { parseSync, Visitor } from 'oxc-parser';

/** One import, re-export or `import()` of a file. */
export interface Import {
  /** As it is written: `./view.ts`, `node:fs`, `kysely`. */
  readonly from: string;
  /** Whether nothing of it is left when the types are taken away. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** A place where a file reads something that is not its argument: the environment or a clock. */
export interface Reading {
  readonly of: 'the environment' | 'the wall clock' | 'a stopwatch';
  readonly code: string;
  readonly line: number;
}

/** What the house rules need to know of one source file. */
export interface Source {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly readings: readonly Reading[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The members that read the wall clock or the environment, by the object they belong to. */
const watched: Record<string, Record<string, Reading['of']>> = {
  process: { env: 'the environment' },
  Date: { now: 'the wall clock' },
  Temporal: { Now: 'the wall clock' },
  performance: { now: 'a stopwatch' },
};

/**
 * Reads a TypeScript file with a parser, so that a comment or a string that looks like an import is none.
 * @throws when the file does not parse
 */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  const first = errors[0];
  if (first) throw new Error(`${path} does not parse: ${first.message}`);
  const imports: Import[] = [];
  const readings: Reading[] = [];
  const lineOf = (node: Node): number => text.slice(0, node.start).split('\n').length;
  const addImport = (node: Node, from: string, typeOnly: boolean) => {
    imports.push({ from, typeOnly, line: lineOf(node) });
  };
  const addReading = (node: Node, of: Reading['of']) => {
    readings.push({ of, code: text.slice(node.start, node.end), line: lineOf(node) });
  };
  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers;
      const types = named.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      addImport(node, node.source.value, node.importKind === 'type' || (named.length > 0 && types));
      if (/^(node:)?process$/.test(node.source.value)) addReading(node, 'the environment');
    },
    ExportNamedDeclaration(node) {
      if (!node.source) return;
      const types = node.specifiers.every((one) => one.exportKind === 'type');
      addImport(node, node.source.value, node.exportKind === 'type' || (node.specifiers.length > 0 && types));
    },
    ExportAllDeclaration(node) {
      addImport(node, node.source.value, node.exportKind === 'type');
    },
    ImportExpression(node) {
      const target = node.source;
      if (target.type === 'Literal' && typeof target.value === 'string') addImport(node, target.value, false);
    },
    TSImportType(node) {
      addImport(node, node.source.value, true);
    },
    MemberExpression(node) {
      const { property } = node;
      const object = node.object.type === 'MemberExpression' ? node.object.property : node.object;
      const name = property.type === 'Identifier' ? property.name : property.type === 'Literal' ? property.value : '';
      const of = object.type === 'Identifier' ? watched[object.name]?.[String(name)] : undefined;
      if (of) addReading(node, of);
    },
    VariableDeclarator(node) {
      if (node.id.type !== 'ObjectPattern' || node.init?.type !== 'Identifier') return;
      for (const property of node.id.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        const of = watched[node.init.name]?.[property.key.name];
        if (of) addReading(node, of);
      }
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
        addReading(node, 'the wall clock');
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') addReading(node, 'the wall clock');
    },
  }).visit(program);
  return { path, imports, readings };
}
