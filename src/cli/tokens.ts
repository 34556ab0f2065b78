import { join } from 'node:path';
import { hashOfToken } from '../http/bearer.ts';
import { readRules } from '../store/data-files.ts';
import { addToken, listTokens, revokeToken, type Token } from '../store/tokens.ts';
import type { Terminal } from './import.ts';
import { inStore } from './in-store.ts';

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** What observations name as their source when no token was at work. */
const OTHER_SOURCES = new Set(['import', 'record', 'operator']);

/** `tokens issue NAME --counters a,b`: prints the new token; the exit code. */
export async function issueToken(
  terminal: Terminal,
  name: string,
  counters: readonly string[],
  newSecret: () => string,
): Promise<number> {
  const { root, print, clock } = terminal;
  if (!NAME.test(name) || OTHER_SOURCES.has(name)) {
    print(`"${name}" cannot be a token's name. Use 1 to 40 small letters, digits and hyphens, such as fan-sheet.`);
    return 1;
  }
  const rules = readRules(join(root, 'data'), join(root, 'data', 'local'));
  const known = [...rules.counters.values()].filter((counter) => counter.adds === 'totals').map(({ id }) => id);
  const unknown = counters.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    print(`These are no number sources that take totals: ${unknown.join(', ')}. Use some of: ${known.join(', ')}`);
    return 1;
  }
  const secret = `tw_${newSecret()}`;
  const token = { name, hash: hashOfToken(secret), counters: [...new Set(counters)] };
  if (!(await inStore(terminal, (store) => addToken(store.write, token, clock())))) {
    print(`There is a token named ${name}. Revoke it first (tokens revoke ${name}), or choose another name.`);
    return 1;
  }
  print(`The token ${name} may push: ${token.counters.join(', ')}.`);
  print('Copy it now, it is shown only this once, and send it as "Authorization: Bearer TOKEN":');
  print(secret);
  return 0;
}

/** `tokens list`: the exit code. */
export async function printTokens(terminal: Terminal): Promise<number> {
  const tokens = await inStore(terminal, (store) => listTokens(store.read));
  for (const token of tokens) terminal.print(tokenLine(token));
  if (tokens.length === 0) terminal.print('There are no tokens. Issue one with: tokens issue NAME --counters IDS');
  return 0;
}

/** `tokens revoke NAME`: the exit code, 1 where there is none of that name in use. */
export async function revoke(terminal: Terminal, name: string): Promise<number> {
  const revoked = await inStore(terminal, (store) => revokeToken(store.write, name, terminal.clock()));
  terminal.print(
    revoked
      ? `The token ${name} is revoked. What it pushed stays recorded.`
      : `No token named ${name} is in use. See: tokens list`,
  );
  return revoked ? 0 : 1;
}

function tokenLine({ name, counters, createdAt, lastUsedAt, revokedAt }: Token): string {
  const used = lastUsedAt === null ? 'never used' : `last used ${momentOf(lastUsedAt)}`;
  const revoked = revokedAt === null ? [] : [`revoked ${momentOf(revokedAt)}`];
  return `${name}: ${[counters.join(', '), `issued ${momentOf(createdAt)}`, used, ...revoked].join('; ')}`;
}

/** A moment to the minute, in UTC. */
function momentOf(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
