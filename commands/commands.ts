import { announcements } from './announcements.ts';
import { certified } from './certified.ts';
import { closest } from './closest.ts';
import { compare } from './compare.ts';
import type { Command } from './define.ts';
import { history } from './history.ts';
import { importFiles } from './import.ts';
import { pace } from './pace.ts';
import { readings } from './readings.ts';
import { record } from './record.ts';
import { settings } from './settings.ts';
import { tier } from './tier.ts';
import { watch } from './watch.ts';

/** Every slash command. A new one is a file beside this one and a word here. */
export const commands: readonly Command[] = [
  tier,
  closest,
  history,
  compare,
  pace,
  watch,
  record,
  settings,
  announcements,
  readings,
  importFiles,
  certified,
];
