// The log of what crossed the door between the bot and this Discord.

import { get } from './api.js';
import { element, find } from './dom.js';
import { state } from './place.js';
import { say, tag } from './words.js';

const most = 500;
let last = 0;
let entries = [];
let bot = '';

/** Reads what crossed since, and draws it where the log is open. */
export async function showLog() {
  if (state.bot !== null && state.bot?.id !== bot) {
    // Another bot user is another world: it was started over.
    bot = state.bot.id;
    last = 0;
    entries = [];
  }
  const answer = await get('log', { after: String(last) });
  if (Array.isArray(answer.entries)) {
    entries = [...entries, ...answer.entries].slice(-most);
    last = answer.last;
  }
  draw();
}

/** Draws what was read. */
export function draw() {
  const problems = entries.filter((one) => one.problems.length > 0).length;
  find('log-count').textContent = [say('logCount', { n: last }), problems > 0 && say('logProblems', { n: problems })]
    .filter(Boolean)
    .join(' · ');
  if (!find('log').open) return;
  const names = ['logTime', 'logMethod', 'logRoute', 'logStatus', 'logMs', 'logVerdict'];
  const heads = names.map((key) => element('th', { scope: 'col' }, say(key)));
  find('log-head').replaceChildren(element('tr', {}, ...heads));
  find('log-rows').replaceChildren(...entries.toReversed().map(rowView));
}

function rowView({ at, method, route, path, status, ms, problems, fault }) {
  const time = new Intl.DateTimeFormat(tag(), { timeStyle: 'medium' }).format(at);
  const good = status !== null && status < 400;
  const verdict = [
    ...problems,
    fault === null || fault === undefined ? null : `${say('logFault')}: ${fault}`,
    route === null ? say('logUnknown') : null,
  ].filter(Boolean);
  const cells = [
    time,
    method,
    element('code', { title: path }, route ?? path),
    element('span', { class: good ? 'good' : 'bad' }, String(status ?? '–')),
    ms === null ? '–' : String(Math.round(ms)),
    verdict.length === 0 ? element('span', { class: 'good' }, say('logGood')) : verdict.join('; '),
  ];
  return element('tr', problems.length > 0 ? { class: 'wrong' } : {}, ...cells.map((one) => element('td', {}, one)));
}
