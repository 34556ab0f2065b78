// Lists the licence of every package that is shipped, the fonts among them; fails where one has none that is known here.
import { existsSync, readFileSync } from 'node:fs';

const KNOWN = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Unlicense', 'Apache License']);
const FONTS = new Set(['OFL-1.1']);

interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version?: string; dev?: boolean; devOptional?: boolean }>;
};
const shipped = Object.entries(lock.packages)
  .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
  .flatMap(([path]) => (existsSync(`${path}/package.json`) ? [read(path)] : []))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));
for (const { name, version, licence } of shipped) process.stdout.write(`${licence.padEnd(28)} ${name} ${version}\n`);
const strange = shipped.filter(({ licence }) => !isKnown(licence));
const unlisted = strange.map(({ name, licence }) => `${name} (${licence})`);
process.stdout.write(`${shipped.length} packages${unlisted.length === 0 ? '' : `; to look at: ${unlisted.join(', ')}`}\n`);
if (unlisted.length > 0) process.exitCode = 1;

function read(path: string): Shipped {
  const { name, version, license } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as Record<string, unknown>;
  return { name: String(name), version: String(version), licence: typeof license === 'string' ? license : 'none named' };
}

function isKnown(licence: string): boolean {
  const parts = licence.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
  return parts.every((part) => KNOWN.has(part) || FONTS.has(part));
}
