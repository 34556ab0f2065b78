/** The folders that have a line in the import table, each with what of ours it may import. */
export const importTable: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/text': [],
  'src/store': ['src/domain'],
  'src/sources': ['src/domain'],
  'src/views': ['src/domain', 'src/text'],
  'src/tracker': ['src/domain', 'src/store', 'src/sources'],
  'src/announcer': ['src/domain', 'src/store', 'src/views', 'src/text'],
  'src/discord': [],
  'src/operations': [],
  'src/http': ['src/domain', 'src/store', 'src/tracker', 'src/operations'],
  'src/pictures': ['src/domain', 'src/text', 'src/views'],
  'src/playground': [],
  commands: ['src/domain', 'src/store', 'src/views', 'src/text'],
};

/** The files that src/discord may import, and nothing beside them. */
export const filesOfTheDoor = [
  'commands/command.ts',
  'src/views/message.ts',
  'src/announcer/channels.ts',
  'src/text/language.ts',
];

/** The composition roots: they may import every part. */
export const compositionRoots = ['src/main.ts', 'src/cli.ts', 'src/cli', 'src/start'];

/** The packages that have a home, with everything that may import them. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  'discord.js': ['src/discord'],
  '@discordjs/ws': ['src/discord'],
  'better-sqlite3': ['src/store'],
  kysely: ['src/store', 'src/tracker', 'src/announcer'],
  'kysely/migration': ['src/store', 'src/tracker', 'src/announcer'],
  hono: ['src/operations', 'src/http', 'src/playground'],
  'hono/streaming': ['src/operations', 'src/http', 'src/playground'],
  '@hono/node-server': ['src/operations', 'src/http', 'src/playground'],
  ws: ['src/operations', 'src/playground'],
  commander: ['src/cli.ts', 'src/cli', 'src/main.ts', 'src/start'],
  echarts: ['src/pictures'],
  '@napi-rs/canvas': ['src/pictures'],
  'cli-progress': ['src/cli.ts', 'src/cli', 'src/main.ts', 'src/start'],
};
