// What a visitor is shown first: three things to try.

import { begin } from './composer.js';
import { element, find, icon } from './dom.js';
import { run } from './panel.js';
import { keep, kept, state } from './place.js';
import { say } from './words.js';

/** Draws the three steps, unless they were closed before. */
export function showHint() {
  const hint = find('hint');
  hint.hidden = kept('hint') === 'closed';
  if (hint.hidden) return;
  find('hint-title').textContent = say('hintTitle');
  const day = state.controls.find(({ id }) => /day/.test(id))?.id;
  const steps = [
    ['hintAsk', '/tier', () => begin('tier')],
    ['hintFollow', '/watch artist', () => begin('watch', 'artist')],
    ['hintDay', null, () => day && run(day)],
  ];
  find('hint-steps').replaceChildren(
    ...steps.map(([key, command, act]) => {
      const button = element('button', { type: 'button', class: 'step', onclick: act }, say(key));
      if (command !== null) button.append(' ', element('code', {}, command));
      return element('li', {}, button);
    }),
  );
  const close = element('button', { type: 'button', class: 'bare', 'aria-label': say('hintClose') }, icon('close'));
  close.onclick = () => {
    keep('hint', 'closed');
    hint.hidden = true;
    find('line').focus();
  };
  find('hint-close').replaceChildren(close);
}
