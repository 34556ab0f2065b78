import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a browser loads under one path. */
export interface PageFile {
  readonly type: string;
  readonly text: () => string;
}

const folder = fileURLToPath(new URL('./web', import.meta.url));
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The files of the page by path: all of `web/`, and the parser of Discord's Markdown as one module. */
export function pageFiles(): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(folder)) {
    const type = types[name.split('.').at(-1) ?? ''];
    if (type === undefined) continue;
    files.set(name === 'index.html' ? '/' : `/${name}`, { type, text: () => readFileSync(join(folder, name), 'utf8') });
  }
  let parser: string | undefined;
  files.set('/modules/discord-markdown-parser.js', {
    type: 'text/javascript; charset=utf-8',
    text: () => {
      parser ??= asModule('discord-markdown-parser');
      return parser;
    },
  });
  return files;
}

/** An installed CommonJS package as one ES module: each of its files in a function, and no bundler. */
function asModule(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  const root = dirname(entry);
  const wrapped = new Map<string, string>();
  const add = (path: string): string => {
    const key = relative(root, path);
    if (wrapped.has(key)) return key;
    wrapped.set(key, '');
    const require = createRequire(path);
    const source = readFileSync(path, 'utf8').replaceAll(
      /\brequire\("(\.[^"]*)"\)/g,
      (_, given: string) => `require(${JSON.stringify(add(require.resolve(given)))})`,
    );
    wrapped.set(key, source);
    return key;
  };
  add(entry);
  const functions = [...wrapped].map(([key, source]) => `${JSON.stringify(key)}(exports, require) {\n${source}\n}`);
  return `const files = {\n${functions.join(',\n')}\n};
const loaded = {};
function require(key) {
  if (loaded[key] === undefined) files[key].call(undefined, (loaded[key] = {}), require);
  return loaded[key];
}
export default require(${JSON.stringify(relative(root, entry))});
`;
}
