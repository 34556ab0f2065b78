import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compositionRoots, importTable } from './import-table.ts';
import { createPlantedTree, projectRoot } from './planted-tree.ts';

const MOST_LINES = 400;

const tree = createPlantedTree();

beforeAll(tree.lint);

const offences: readonly (readonly [offence: string, file: string, rule: string, code: string])[] = [
  ['any as a type', 'src/views/any.ts', 'lint/suspicious/noExplicitAny', 'export const a = (b: any) => b;\n'],
  ['an empty catch', 'src/views/catch.ts', 'lint/suspicious/noEmptyBlockStatements', 'try { a(); } catch {}\n'],
  ['a default export', 'src/views/default.ts', 'lint/style/noDefaultExport', 'export default 1;\n'],
  ['an enum', 'src/views/enum.ts', 'lint/style/noEnum', 'export enum A { B = 1 }\n'],
  ['a non-null assertion', 'src/views/non-null.ts', 'lint/style/noNonNullAssertion', 'export const b = a!.c;\n'],
  ['a file that is not in kebab-case', 'src/views/camelCase.ts', 'lint/style/useFilenamingConvention', ''],
  ['printing from a part', 'src/views/print.ts', 'lint/suspicious/noConsole', 'console.log(1);\n'],
  [
    'reading the environment in a part',
    'src/store/env.ts',
    'lint/style/noProcessEnv',
    'export const a = process.env;\n',
  ],
  ['ending the process in a part', 'src/store/exit.ts', 'plugin', 'process.exit(1);\n'],
  ['a Node module without node:', 'src/store/fs.ts', 'lint/style/useNodejsImportProtocol', "import 'fs';\n"],
  [
    'a package that package.json lacks',
    'src/store/lodash.ts',
    'lint/correctness/noUndeclaredDependencies',
    "import 'lodash';\n",
  ],
  [
    'a class parameter that is a field',
    'src/views/field.ts',
    'lint/style/noParameterProperties',
    'export class A { constructor(public b: number) {} }\n',
  ],
  [
    'a type imported as a value',
    'src/views/type.ts',
    'lint/style/useImportType',
    "import { A } from './a.ts';\nexport type B = A;\n",
  ],
  [
    'a promise nobody waits for',
    'src/store/floating.ts',
    'lint/nursery/noFloatingPromises',
    'const a = async () => 1;\nexport const b = () => {\n  a();\n};\n',
  ],
  [
    'an async callback nobody waits for',
    'src/store/misused.ts',
    'lint/nursery/noMisusedPromises',
    'const a = async () => true;\nexport const b = () => (a() ? 1 : 2);\n',
  ],
  [
    'a file over 400 lines',
    'src/views/long.ts',
    'lint/style/noExcessiveLinesPerFile',
    'export const a = [\n'.padEnd(5_000, '  1,\n'),
  ],
  ['a skipped test', 'test/skip.test.ts', 'lint/suspicious/noSkippedTests', "test.skip('a', () => {});\n"],
  ['a clock in a part', 'src/tracker/clock.ts', 'plugin', 'export const a = () => Date.now();\n'],
  ['a date of today in a part', 'src/domain/today.ts', 'plugin', 'export const a = () => new Date();\n'],
  ['chance in a part', 'commands/chance.ts', 'plugin', 'export const a = () => Math.random();\n'],
];

const innocent = [
  ['src/cli/prints.ts', 'console.log(process.env);\nprocess.exit(1);\n'],
  ['src/operations/prints.ts', 'console.log(1);\n'],
  ['src/domain/date.ts', 'export const a = (atMs: number) => new Date(atMs);\n'],
  ['src/start/clock.ts', 'export const a = () => Date.now();\n'],
  ['vitest.config.ts', 'export default {};\n'],
  ['test/support/quiet.ts', 'export const ignore = () => {};\n'],
] as const;

describe('the linter', () => {
  for (const [, file, , code] of offences) tree.plant(file, code);
  for (const [file, code] of innocent) tree.plant(file, code);

  test.each(offences)('refuses %s', (_, file, rule) => {
    expect(tree.complaintsAbout(file).map((complaint) => complaint.rule)).toContain(rule);
  });

  test.each(innocent)('lets pass where it belongs: %s', (file) => {
    expect(tree.complaintsAbout(file)).toEqual([]);
  });
});

describe('the tree', () => {
  const files = ['src', 'commands', 'test'].flatMap(filesUnder);

  test(`has no file over ${MOST_LINES} lines`, () => {
    expect(files.filter((file) => linesOf(file) > MOST_LINES)).toEqual([]);
  });

  test('has no file or folder named utils, helper or manager', () => {
    expect(files.filter((file) => /(?:^|[/.-])(?:utils?|helpers?|managers?)(?:[/.-]|$)/i.test(file))).toEqual([]);
  });

  test('has a line in the import table for every folder of src', () => {
    const known = new Set([...Object.keys(importTable), ...compositionRoots]);
    const entries = readdirSync(join(projectRoot, 'src')).map((entry) => `src/${entry}`);
    expect(entries.filter((entry) => !known.has(entry))).toEqual([]);
  });

  test('writes every relative import the shortest way, which is the way that the import table reads', () => {
    const detours = files
      .filter((file) => file.endsWith('.ts') && !file.startsWith('test/architecture/'))
      .flatMap((file) => relativeImports(file).map((path) => ({ file, path })))
      .filter(({ file, path }) => path !== shortestPath(file, path));
    expect(detours).toEqual([]);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(projectRoot, join(entry.parentPath, entry.name)));
}

function linesOf(file: string): number {
  return read(file).trimEnd().split('\n').length;
}

function relativeImports(file: string): string[] {
  return [...read(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']*)'/g)].map(([, path]) => path ?? '');
}

/** How a file's import of a path is written without a detour: `./../a.ts` is `../a.ts`. */
function shortestPath(file: string, path: string): string {
  const folder = posix.dirname(file);
  const shortest = posix.relative(folder, posix.join(folder, path));
  return shortest.startsWith('.') ? shortest : `./${shortest}`;
}

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}
