import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { askBot } from './ask-bot.ts';
import { askMeanwhile } from './ask-meanwhile.ts';
import { besideTheLeast } from './beside-the-least.ts';
import { inMb, tableOf } from './figures.ts';
import { oweAndClaim } from './owe-and-claim.ts';
import { postOut } from './post-out.ts';
import { searchNames } from './search-names.ts';
import { type BenchParts, FULL, QUICK, type Section } from './section.ts';
import { takeIn } from './take-in.ts';
import { takeInBySize } from './take-in-by-size.ts';
import { weighServers } from './weigh-servers.ts';

// npm run bench -- [--only in,size,out,ledger,least,search,servers,ask,meanwhile] [--quick] [--songs 1000,100000]
// Without options, or with --write, it writes docs/performance.md.

const PARTS: Readonly<Record<string, (parts: BenchParts) => Promise<Section | Section[]>>> = {
  in: takeIn,
  size: takeInBySize,
  out: postOut,
  ledger: oweAndClaim,
  least: besideTheLeast,
  search: searchNames,
  servers: weighServers,
  ask: askBot,
  meanwhile: askMeanwhile,
};

/** What stands from here on in the page was measured with other commands, and is kept. */
const BY_HAND = '## Measured one by one';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    songs: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',') ?? Object.keys(PARTS);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`There is no part "${unknown.join('", "')}": choose from ${Object.keys(PARTS).join(', ')}.\n`);
  process.exit(1);
}
const chosen = values.quick ? QUICK : FULL;
const size = values.songs ? { ...chosen, catalogues: values.songs.split(',').map(Number) } : chosen;

const begun = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'tierwatch-bench-'));
const sections: Section[] = [];
try {
  for (const name of wanted) {
    const found = await PARTS[name]?.({ size, folder, tell: (progress) => process.stderr.write(`${progress} …\n`) });
    for (const section of [found].flat()) {
      if (!section) continue;
      sections.push(section);
      process.stdout.write(`${written(section)}\n\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
process.stdout.write(`${machine()}, in ${minutes} minutes\n`);
if (values.write || (!values.quick && !values.only && !values.songs)) {
  const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const byHand = before.includes(BY_HAND) ? [before.slice(before.indexOf(BY_HAND)).trimEnd()] : [];
  writeFileSync(page, `${[preface(), ...sections.map(written), ...byHand].join('\n\n')}\n`);
  process.stdout.write(`Written to ${page}\n`);
}
process.exit(0);

function written({ title, how, heading, rows }: Section): string {
  return `## ${title}\n\n${how}\n\n${tableOf(heading, rows)}`;
}

function machine(): string {
  return `${availableParallelism()} processors, ${inMb(totalmem())} of memory, Node ${process.versions.node}, ${process.platform}`;
}

function preface(): string {
  const given = process.argv.slice(2).filter((word) => word !== '--write');
  const command = ['npm run bench', ...(given.length > 0 ? ['--', ...given] : [])].join(' ');
  return `# How fast it is, and how much it needs

Measured with \`${command}\` on ${machine()}, in ${minutes} minutes, while ${loadavg()[0]?.toFixed(1)} processes wanted a
processor. Everything is made up by seed (\`test/bench/\`), and the bot is a process of its own beside a loopback Discord.
The bot runs as \`npm start\` runs it; the benchmark itself, which is the loopback Discord and does what needs no bot, with a
larger nursery (\`--max-semi-space-size=64\`), so that its collector's pauses are not taken for the bot's.
Times depend on the machine and on what else it does: ratios and medians are what to compare. \`-- --quick\` tries all of it
in some minutes, \`-- --only ask,search\` measures some parts, \`-- --songs 100000\` other sizes; the whole, or \`--write\`,
writes this page. \`npm run soak -- --minutes 10\` looks for what grows and what fails over time.`;
}
