// In a narrow window the channels and the side panel are drawers, opened by buttons.

import { find, icon } from './dom.js';
import { onMove } from './place.js';
import { say } from './words.js';

const drawers = [
  { id: 'places', button: 'open-places', word: 'openChannels', drawing: 'list', narrow: '(max-width: 47.99rem)' },
  { id: 'panel', button: 'open-panel', word: 'openPanel', drawing: 'sliders', narrow: '(max-width: 71.99rem)' },
];

function set({ id, button, narrow }, open) {
  const isNarrow = matchMedia(narrow).matches;
  find(id).hidden = isNarrow && !open;
  find(button).hidden = !isNarrow;
  find(button).setAttribute('aria-expanded', String(open));
}

/** Gives the drawers their buttons. */
export function startDrawers() {
  for (const drawer of drawers) {
    const button = find(drawer.button);
    button.append(icon(drawer.drawing));
    set(drawer, false);
    matchMedia(drawer.narrow).addEventListener('change', () => set(drawer, false));
    button.onclick = () => {
      const open = find(drawer.id).hidden;
      for (const other of drawers) set(other, other === drawer && open);
      if (open) find(drawer.id).querySelector('button, input, select')?.focus();
    };
    find(drawer.id).addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !matchMedia(drawer.narrow).matches) return;
      set(drawer, false);
      button.focus();
    });
  }
  onMove((change) => {
    if (change.channel) set(drawers[0], false);
  });
}

/** Puts the buttons' names into the page. */
export function labelDrawers() {
  for (const { button, word } of drawers) find(button).setAttribute('aria-label', say(word));
}
