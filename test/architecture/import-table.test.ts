import { beforeAll, describe, expect, test } from 'vitest';
import { compositionRoots, filesOfTheDoor, importTable, packageHomes } from './import-table.ts';
import { createPlantedTree, importPath } from './planted-tree.ts';

const tree = createPlantedTree();
const folders = Object.keys(importTable);
const everything = [...folders, ...compositionRoots, 'data', 'test'];
const restricted = 'lint/style/noRestrictedImports';

beforeAll(tree.lint);

/** Plants one type import into a file below `from`, named after what is imported. */
function plantImport(from: string, to: string, below = ''): string {
  const file = fileIn(from, `${below}imports-${slug(to)}.ts`);
  return tree.plant(file, typeImport(importPath(file, fileIn(to, 'planted.ts'))));
}

/** A file in a part; of a part that is itself a file, only that file. */
function fileIn(part: string, name: string): string {
  return part.endsWith('.ts') ? part : `${part}/${name}`;
}

function typeImport(path: string): string {
  return `import type { Planted } from '${path}';\nexport type Imported = Planted;\n`;
}

function typeExport(path: string): string {
  return `export type { Planted } from '${path}';\n`;
}

/** A path or package as a part of a file's name. */
function slug(path: string): string {
  return path.replaceAll(/[^a-z0-9]+/g, '-').replace(/^-/, '');
}

/** The parts among `targets` whose import the linter let pass. */
function passed(plants: ReadonlyMap<string, string>): string[] {
  return [...plants].filter(([, file]) => tree.complaintsAbout(file).length === 0).map(([target]) => target);
}

/** What is said to somebody who broke the table in a file. */
function messagesAbout(file: string): string[] {
  return tree
    .complaintsAbout(file)
    .filter(({ rule }) => rule === restricted)
    .map(({ message }) => message);
}

describe.each(folders)('%s', (folder) => {
  const allowed = importTable[folder] ?? [];
  const others = everything.filter((part) => part !== folder);
  const plants = new Map(others.map((other) => [other, plantImport(folder, other)]));
  const deepPlants = new Map(others.map((other) => [other, plantImport(folder, other, 'deep/deeper/')]));
  const own = tree.plant(`${folder}/deep/own.ts`, `${typeImport('../planted.ts')}${typeExport('../beside/own.ts')}`);

  test(`imports ${allowed.length === 0 ? 'no other part' : `${allowed.join(', ')} and no other part`}`, () => {
    expect(passed(plants).toSorted()).toEqual([...allowed].toSorted());
  });

  test('is held to the table in the folders below it', () => {
    expect(passed(deepPlants).toSorted()).toEqual([...allowed].toSorted());
  });

  test('imports its own files from every depth', () => {
    expect(tree.complaintsAbout(own)).toEqual([]);
  });

  test('is told by name which rule was broken', () => {
    for (const [target, file] of plants) {
      if (allowed.includes(target)) continue;
      expect(messagesAbout(file)).toEqual([expect.stringMatching(new RegExp(`^${folder}\\W.*\\. .+`))]);
    }
  });
});

describe('src/discord', () => {
  const plants = filesOfTheDoor.map((file) =>
    tree.plant(`src/discord/takes-${slug(file)}.ts`, typeImport(importPath('src/discord/a.ts', file))),
  );

  test('imports the types of calls, replies, messages and posts', () => {
    for (const file of plants) expect(tree.complaintsAbout(file)).toEqual([]);
  });
});

describe('the composition roots', () => {
  const parts = everything.filter((part) => part !== 'test');
  const plants = ['src/cli', 'src/start', 'src/cli/deep'].map(
    (root) =>
      new Map(everything.filter((part) => part !== root).map((part) => [part, plantImport(root, part, 'root-')])),
  );
  const fromMain = parts
    .filter((part) => part !== 'src/main.ts')
    .map((part) => typeExport(importPath('src/main.ts', fileIn(part, 'planted.ts'))));
  const main = tree.plant('src/main.ts', fromMain.join(''));
  const cli = tree.plant('src/cli.ts', typeImport('../test/planted.ts'));

  test('import every part', () => {
    expect(tree.complaintsAbout(main)).toEqual([]);
    for (const plant of plants)
      expect(passed(plant)).toEqual(expect.arrayContaining(parts.filter((part) => plant.has(part))));
  });

  test('import nothing from test/', () => {
    for (const plant of plants) expect(passed(plant)).not.toContain('test');
    expect(messagesAbout(cli)).toEqual([expect.stringContaining('nothing from test/')]);
  });
});

describe('a folder without a line in the table', () => {
  const plants = new Map(everything.map((part) => [part, plantImport('src/unheard-of', part)]));
  const loose = tree.plant('src/unheard-of.ts', typeImport('../commands/planted.ts'));

  test('imports nothing outside itself until it has one', () => {
    expect(passed(plants)).toEqual([]);
    expect(messagesAbout(loose)).toEqual([expect.stringContaining('no line in the import table')]);
  });
});

describe('every form of import', () => {
  const path = '../views/planted.ts';
  const forms: Record<string, string> = {
    'a type import': `import type { A } from '${path}';\nexport type B = A;\n`,
    'an inline type import': `import { type A } from '${path}';\nexport type B = A;\n`,
    'a value import': `import { a } from '${path}';\nexport const b = a;\n`,
    'a namespace import': `import * as a from '${path}';\nexport const b = a;\n`,
    'an import for its effects': `import '${path}';\n`,
    're-exported names': `export { a } from '${path}';\n`,
    're-exported types': `export type { A } from '${path}';\n`,
    'everything re-exported': `export * from '${path}';\n`,
    'a dynamic import': `export const a = () => import('${path}');\n`,
  };
  const plants = Object.entries(forms).map(
    ([form, code], n) => [form, tree.plant(`src/store/form-${n}.ts`, code)] as const,
  );
  const written = tree.plant('src/store/inline.ts', `export type A = import('../views/planted.ts').A;\n`);
  const asked = tree.plant('src/store/inline-typeof.ts', `export type A = typeof import('discord.js');\n`);

  test.each(plants)('is seen: %s', (_, file) => {
    expect(tree.complaintsAbout(file).map(({ rule }) => rule)).toContain(restricted);
  });

  test('is written as a statement, so that it is seen', () => {
    for (const file of [written, asked])
      expect(tree.complaintsAbout(file)).toEqual([
        { rule: 'plugin', message: expect.stringContaining('`import type` at the top') },
      ]);
  });
});

describe('where the table allows types alone', () => {
  const store = '../src/store/planted.ts';
  const ofTypes = [
    tree.plant('commands/typed.ts', `${typeImport(store)}${typeExport(store)}`),
    tree.plant('src/tracker/typed.ts', typeImport('kysely')),
    tree.plant('src/announcer/typed.ts', typeImport('kysely')),
  ];
  const ofValues = [
    tree.plant('commands/value.ts', `import { planted } from '${store}';\nexport const a = planted;\n`),
    tree.plant('commands/class.ts', `import { Planted } from '${store}';\nexport const a = new Planted();\n`),
    tree.plant('commands/mixed.ts', `import { type A, planted } from '${store}';\nexport const a: A = planted;\n`),
    tree.plant('commands/whole.ts', `import * as store from '${store}';\nexport const a = store;\n`),
    tree.plant('commands/effects.ts', `import '${store}';\n`),
    tree.plant('commands/again.ts', `export { planted } from '${store}';\n`),
    tree.plant('commands/later.ts', `export const a = () => import('${store}');\n`),
    tree.plant('commands/deep/value.ts', `import { planted } from '../${store}';\nexport const a = planted;\n`),
    tree.plant('src/tracker/value.ts', `import { sql } from 'kysely';\nexport const a = sql;\n`),
    tree.plant('src/announcer/value.ts', `import { Kysely } from 'kysely';\nexport const a = Kysely;\n`),
  ];
  const ofViews = tree.plant(
    'commands/views.ts',
    `import { planted } from '../src/views/p.ts';\nexport const a = planted;\n`,
  );

  test.each(ofTypes)('types pass in %s', (file) => {
    expect(tree.complaintsAbout(file)).toEqual([]);
  });

  test.each(ofValues)('values are refused in %s', (file) => {
    expect(tree.complaintsAbout(file)).toContainEqual({
      rule: 'plugin',
      message: expect.stringContaining('import type'),
    });
  });

  test('commands call what views and text export', () => {
    expect(tree.complaintsAbout(ofViews)).toEqual([]);
  });
});

describe('import cycles', () => {
  const values = [
    tree.plant('src/domain/hen.ts', `import { egg } from './egg.ts';\nexport const hen = () => egg;\n`),
    tree.plant('src/domain/egg.ts', `import { hen } from './hen.ts';\nexport const egg = () => hen;\n`),
  ];
  const types = [
    tree.plant('src/domain/day.ts', `import type { B } from './night.ts';\nexport type A = B;\n`),
    tree.plant('src/domain/night.ts', `import type { A } from './day.ts';\nexport type B = A;\n`),
  ];

  test.each([...values, ...types])('are refused in %s', (file) => {
    expect(tree.complaintsAbout(file)).toEqual([
      { rule: 'lint/suspicious/noImportCycles', message: expect.stringContaining('cycle') },
    ]);
  });
});

describe.each(Object.entries(packageHomes))('%s', (name, homes) => {
  const importers = [...folders, 'src/cli', 'src/start', 'src/unheard-of'];
  const plants = new Map(
    importers.map((importer) => [importer, tree.plant(`${importer}/package-${slug(name)}.ts`, typeImport(name))]),
  );
  const inTest = tree.plant(`test/package-${slug(name)}.ts`, typeImport(name));

  test('is imported in its home alone, and by tests', () => {
    expect(passed(plants).toSorted()).toEqual(importers.filter((importer) => homes.includes(importer)).toSorted());
    expect(tree.complaintsAbout(inTest)).toEqual([]);
  });

  test('is refused elsewhere by a message that names its home', () => {
    for (const [importer, file] of plants)
      if (!homes.includes(importer)) expect(messagesAbout(file)).toEqual([expect.stringContaining('has one home')]);
  });
});

describe.each(['src/domain', 'src/text', 'src/views', 'commands'])('%s', (folder) => {
  const files = tree.plant(`${folder}/io.ts`, typeImport('node:fs/promises'));
  const hash = tree.plant(`${folder}/hash.ts`, typeImport('node:crypto'));

  test('does no I/O', () => {
    expect(messagesAbout(files)).toEqual([expect.stringContaining('do no I/O')]);
    expect(tree.complaintsAbout(hash)).toEqual([]);
  });
});
