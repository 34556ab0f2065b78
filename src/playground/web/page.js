// Starts the page: reads the state, draws everything, and follows the changes.

import { onChange } from './api.js';
import { followEnd, showMessages } from './channel-view.js';
import { labelComposer, startComposer } from './composer.js';
import { find, icon } from './dom.js';
import { labelDrawers, startDrawers } from './drawers.js';
import { showHint } from './hint.js';
import { draw, showLog } from './log-view.js';
import { readState, showPanel, showTheme } from './panel.js';
import { firstLocale, move, onMove, takeState } from './place.js';
import { showPlaces } from './places-view.js';
import { keepRelativeTimes } from './times.js';
import { say } from './words.js';

const labels = {
  banner: 'banner',
  skip: 'skip',
  'panel-title': 'panel',
  'log-title': 'log',
  'log-help': 'logHelp',
};
const named = { rail: 'servers', chat: 'chat', panel: 'panel', composer: 'composer', 'log-box': 'log' };

function showWords() {
  document.title = say('title');
  for (const [id, key] of Object.entries(labels)) find(id).textContent = say(key);
  for (const [id, key] of Object.entries(named)) find(id).setAttribute('aria-label', say(key));
  labelDrawers();
  draw();
}

function showAround() {
  showPlaces();
  showPanel();
  showHint();
  labelComposer();
}

async function changed() {
  const state = await readState();
  if (state.error === undefined) {
    find('lost').textContent = '';
    takeState(state);
    showAround();
  } else if (state.error !== null) find('lost').textContent = state.error;
  await showMessages();
  await showLog();
}

// The token has become a cookie; it need not stay in the history or be copied with the address.
history.replaceState(null, '', location.pathname);
showTheme();
find('send').append(icon('send'));
find('log').addEventListener('toggle', draw);
// What scrolls can be reached by keyboard.
for (const id of ['messages', 'log-scroll']) find(id).tabIndex = 0;
find('skip').onclick = () => find('line').focus();
startDrawers();
startComposer();
keepRelativeTimes();
followEnd();
onMove(() => {
  showWords();
  showAround();
  return showMessages();
});
const state = await readState();
if (state.error === undefined) takeState(state);
move({ locale: firstLocale() });

let lost;
onChange(changed, (reachable) => {
  clearTimeout(lost);
  if (reachable) find('lost').textContent = '';
  else lost = setTimeout(() => (find('lost').textContent = say('lostServer')), 2_000);
});
