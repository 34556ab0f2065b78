import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';

/** The project's own folder. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** One complaint of the linter: the rule (`lint/style/noRestrictedImports`, `plugin`) and what it says. */
export interface Complaint {
  rule: string;
  message: string;
}

/** A tree of made-up files, kept outside the repository and linted by the project's own configuration. */
export interface PlantedTree {
  /** Puts a file into the tree; says its path, for {@link PlantedTree.complaintsAbout}. */
  plant: (path: string, code: string) => string;
  /** Lints everything planted, in one run. */
  lint: () => void;
  /** What the linter said about a planted file; throws for one that was not linted. */
  complaintsAbout: (path: string) => readonly Complaint[];
}

interface Report {
  diagnostics: { category: string; message: string; location: { path: string } }[];
}

/** Makes an empty tree; nothing is written before it is linted. */
export function createPlantedTree(): PlantedTree {
  const files = new Map<string, string>();
  const complaints = new Map<string, Complaint[]>();
  return {
    plant: (path, code) => {
      if (files.has(path)) throw new Error(`${path} is planted twice.`);
      files.set(path, code);
      return path;
    },
    lint: () => {
      for (const path of files.keys()) complaints.set(path, []);
      for (const { category, message, location } of lintFiles(files).diagnostics)
        complaints.get(location.path)?.push({ rule: category, message });
    },
    complaintsAbout: (path) => {
      const found = complaints.get(path);
      if (found === undefined) throw new Error(`${path} was not linted.`);
      return found;
    },
  };
}

/** The relative path by which one file imports another: `../store/ledger.ts`. */
export function importPath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

function lintFiles(files: ReadonlyMap<string, string>): Report {
  const root = mkdtempSync(join(tmpdir(), 'tierwatch-planted-'));
  try {
    for (const part of ['biome.json', 'package.json', 'test/architecture/plugins'])
      cpSync(join(projectRoot, part), join(root, part), { recursive: true });
    for (const [path, code] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), code);
    }
    const biome = join(projectRoot, 'node_modules/@biomejs/biome/bin/biome');
    const options = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
    const run = spawnSync(process.execPath, [biome, ...options], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (!run.stdout.startsWith('{')) throw new Error(`Biome gave no report: ${run.stderr}`);
    return JSON.parse(run.stdout);
  } finally {
    rmSync(root, { recursive: true });
  }
}
