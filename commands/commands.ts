import { announcements } from './announcements.ts';
import { board } from './board.ts';
import { certificates } from './certificates.ts';
import { certified } from './certified.ts';
import { closest } from './closest.ts';
import { compare } from './compare.ts';
import { config } from './config.ts';
import type { Command } from './define.ts';
import { doctor } from './doctor.ts';
import { helpOn } from './help.ts';
import { history } from './history.ts';
import { importFiles } from './import.ts';
import { market } from './market.ts';
import { pace } from './pace.ts';
import { privacy } from './privacy.ts';
import { readings } from './readings.ts';
import { record } from './record.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { song } from './song.ts';
import { tier } from './tier.ts';
import { watch } from './watch.ts';

/** A new command is a file beside this one and a word here. */
const answering: readonly Command[] = [
  tier,
  certified,
  market,
  closest,
  history,
  setup,
  compare,
  pace,
  watch,
  record,
  settings,
  announcements,
  readings,
  importFiles,
  board,
  privacy,
  doctor,
  certificates,
  song,
  config,
];

/** Every slash command. */
export const commands: readonly Command[] = [...answering, helpOn(answering)];
