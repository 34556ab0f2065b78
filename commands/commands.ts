import { announcements } from './announcements.ts';
import { certified } from './certified.ts';
import { config } from './config.ts';
import type { Command } from './define.ts';
import { importFiles } from './import.ts';
import { readings } from './readings.ts';
import { record } from './record.ts';
import { settings } from './settings.ts';
import { song } from './song.ts';
import { tier } from './tier.ts';
import { watch } from './watch.ts';

/** Every slash command. A new one is a file beside this one and a word here. */
export const commands: readonly Command[] = [
  tier,
  watch,
  record,
  settings,
  announcements,
  readings,
  importFiles,
  certified,
  song,
  config,
];
