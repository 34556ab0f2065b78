/**
 * The escapers of @discordjs/formatters are not enough for a stranger's text: they leave addresses unescaped on purpose
 * (a name that is one becomes a link, and signs inside it stay active), and know neither mentions, timestamps, emoji,
 * `>` quotes and `-#` small print nor invisible signs. Discord shows a backslash before any sign that is neither a letter
 * nor a digit as that sign alone, so escaping each sign that can start something needs no grammar.
 */

const LINE_BREAKS = /[\n\v\f\r\u0085\u2028\u2029]+/g;
const TABS = /\t/g;

/** Controls, marks that turn the direction of text, and signs without width; joiners stay, as emoji are made with them. */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Signs that are active anywhere: the colon and the slash end what would become an address or an emoji. */
const ACTIVE = /[\\*_~`|<>#[\]()@:/]/g;

/** Signs that are active only where a line begins: lists, and `-#` small print. */
const LIST_AT_START = /^(\s*)([-+])/;
const NUMBER_AT_START = /^(\s*\d+)\./;

/**
 * Makes a name or other data safe inside Discord Markdown: one line that shows every sign and runs none of them.
 * Whether a shown `@everyone` would ring is up to `allowed_mentions`, which is always explicit.
 */
export function escapeText(value: string): string {
  return value
    .toWellFormed()
    .replace(LINE_BREAKS, ' ')
    .replace(TABS, ' ')
    .replace(INVISIBLE, '')
    .replace(ACTIVE, '\\$&')
    .replace(LIST_AT_START, '$1\\$2')
    .replace(NUMBER_AT_START, '$1\\.');
}
