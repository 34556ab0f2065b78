// Discord's Markdown as elements: a parser makes a tree of the text, and each node becomes an element with text in it.

import parser from '/modules/discord-markdown-parser.js';
import { element } from './dom.js';
import { nameOf } from './place.js';
import { timestamp } from './times.js';
import { say } from './words.js';

const { SimpleMarkdown, rulesExtended } = parser;

const atLineStart = ({ prevCapture }) => prevCapture === null || prevCapture[0].endsWith('\n');

/** A rule for the beginning of a line, which the parser misses after a quote or a list. */
const atEachLine = (rule) => ({
  ...rule,
  match: (source, given) => (atLineStart(given) ? rule.match(source, { ...given, prevCapture: null }) : null),
});

/** Lists, which the parser lacks: neighbouring lines that begin with a hyphen, a star or a number, and what is set in below them. */
const list = {
  order: rulesExtended.heading.order,
  match: (source, given) =>
    atLineStart(given) ? /^(?: *(?:[-*]|\d{1,9}\.) +[^\n]+(?:\n|$)(?: {2,}[^\n]+(?:\n|$))*)+/.exec(source) : null,
  parse: (capture, parse, given) => ({
    ordered: /^ *\d/.test(capture[0]),
    start: Number(/^ *(\d+)/.exec(capture[0])?.[1] ?? 1),
    items: capture[0]
      .trimEnd()
      .split(/\n(?= *(?:[-*]|\d{1,9}\.) )/)
      .map((item) => item.replace(/^ *(?:[-*]|\d+\.) +/, '').replace(/\n +/g, '\n'))
      .map((item) => parse(item, { ...given, prevCapture: ['x'] })),
  }),
};

const parse = SimpleMarkdown.parserFor({
  ...rulesExtended,
  heading: atEachLine(rulesExtended.heading),
  subtext: atEachLine(rulesExtended.subtext),
  list,
});

/** A text with Discord's Markdown, as a block. */
export function markdown(text) {
  const block = element('div', { class: 'text' });
  block.append(...nodes(parse(text, { inline: true })));
  block.normalize();
  return block;
}

function nodes(tree) {
  return tree.map((node) => draw(node));
}

const simple = {
  em: 'em',
  strong: 'strong',
  underline: 'u',
  strikethrough: 's',
  blockQuote: 'blockquote',
  subtext: 'small',
};

function draw(node) {
  const inner = () => (Array.isArray(node.content) ? nodes(node.content) : [String(node.content ?? '')]);
  if (simple[node.type] !== undefined) return element(simple[node.type], {}, ...inner());
  switch (node.type) {
    case 'br':
    case 'newline':
      return '\n';
    case 'heading':
      return element('p', { class: `heading heading-${node.level}` }, ...inner());
    case 'inlineCode':
      return element('code', {}, ...inner());
    case 'codeBlock':
      return element('pre', {}, element('code', {}, node.content));
    case 'spoiler':
      return spoiler(inner());
    case 'list':
      return element(
        node.ordered ? 'ol' : 'ul',
        node.ordered ? { start: node.start } : {},
        ...node.items.map((item) => element('li', {}, ...nodes(item))),
      );
    case 'link':
    case 'url':
    case 'autolink':
      return link(node.target, inner());
    case 'user':
      return mention(`@${nameOf(node.id) ?? say('unknownUser')}`);
    case 'role':
      return mention(`@${nameOf(node.id) ?? say('role')}`);
    case 'channel':
      return mention(`#${nameOf(node.id) ?? say('unknownChannel')}`);
    case 'everyone':
    case 'here':
      return mention(`@${node.type}`);
    case 'slashCommand':
      return mention(`/${node.fullName}`);
    case 'guildNavigation':
      return mention(node.navigation);
    case 'timestamp':
      return timestamp(node.timestamp, node.format);
    case 'emoji':
      return `:${node.name}:`;
    case 'twemoji':
      return node.name;
    default:
      return Array.isArray(node.content) ? element('span', {}, ...inner()) : String(node.content ?? '');
  }
}

function mention(text) {
  return element('span', { class: 'mention' }, text);
}

function spoiler(children) {
  const hidden = element('span', { class: 'spoiler', tabindex: 0, role: 'button', 'aria-label': say('spoiler') });
  const inside = element('span', {}, ...children);
  inside.hidden = true;
  hidden.append(inside);
  const show = () => {
    inside.hidden = false;
    hidden.className = 'spoiler shown';
    for (const name of ['role', 'tabindex', 'aria-label']) hidden.removeAttribute(name);
  };
  hidden.onclick = show;
  hidden.onkeydown = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    show();
  };
  return hidden;
}

/** A link to another site in a new tab, plain text where the address is not one of the web. */
export function link(target, children, given = {}) {
  const address = URL.canParse(target) ? new URL(target) : null;
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:') return element('span', given, ...children);
  return element(
    'a',
    { ...given, href: address.href, target: '_blank', rel: 'noopener noreferrer', title: address.href },
    ...children,
  );
}
