// Moments in the viewer's zone and language.

import { element } from './dom.js';
import { now } from './place.js';
import { tag } from './words.js';

const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** A moment as text in one of Discord's styles. */
export function moment(atMs, style = 'f') {
  if (style === 'R') return relative(atMs);
  return new Intl.DateTimeFormat(tag(), styles[style] ?? styles.f).format(atMs);
}

function relative(atMs) {
  const seconds = (atMs - now()) / 1000;
  const [unit, size] = units.find(([, one]) => Math.abs(seconds) >= one) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(tag(), { numeric: 'always' }).format(Math.trunc(seconds / size), unit);
}

/** A Discord timestamp (`<t:…:R>`) as an element; relative ones stay right. */
export function timestamp(seconds, style) {
  const atMs = Number(seconds) * 1000;
  if (!Number.isFinite(new Date(atMs).getTime())) return String(seconds);
  const given = { class: 'timestamp', datetime: new Date(atMs).toISOString(), title: moment(atMs, 'F') };
  const made = element('time', given, moment(atMs, style));
  if (style === 'R') made.dataset.relative = String(atMs);
  return made;
}

/** When a message was sent: the time alone on its day, else with the date. */
export function sentAt(iso) {
  const atMs = Date.parse(iso);
  const sameDay = moment(atMs, 'd') === moment(now(), 'd');
  const shown = sameDay ? moment(atMs, 't') : `${moment(atMs, 'd')} ${moment(atMs, 't')}`;
  return element('time', { datetime: iso, title: moment(atMs, 'F') }, shown);
}

/** Keeps relative moments right as time passes. */
export function keepRelativeTimes() {
  setInterval(() => {
    for (const made of document.querySelectorAll('[data-relative]')) {
      const text = relative(Number(made.dataset.relative));
      if (made.textContent !== text) made.textContent = text;
    }
  }, 15_000);
}
