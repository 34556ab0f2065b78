import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';
import { inviteLink } from '../../src/discord/permissions.ts';

test('the invite link asks for exactly the permissions that the README gives reasons for', () => {
  const link = new URL(inviteLink('7'));
  const asked = new PermissionsBitField(BigInt(link.searchParams.get('permissions') ?? '0')).toArray();
  expect(asked.toSorted()).toEqual([
    'AttachFiles',
    'EmbedLinks',
    'ReadMessageHistory',
    'SendMessages',
    'SendMessagesInThreads',
    'ViewChannel',
  ]);
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const table = readme.slice(readme.indexOf('| permission | why |'));
  const rows = table.slice(0, table.indexOf('\n\n'));
  const named = [...rows.matchAll(/^\| ([A-Z][^|]+) \|/gm)].flatMap((row) => (row[1] ?? '').split(', '));
  expect(named.map((name) => name.replaceAll(' ', '').replace('inThreads', 'InThreads')).toSorted()).toEqual(
    asked.toSorted(),
  );
});
