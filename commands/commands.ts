import { certified } from './certified.ts';
import type { Command } from './define.ts';
import { readings } from './readings.ts';
import { settings } from './settings.ts';
import { tier } from './tier.ts';
import { watch } from './watch.ts';

/** Every slash command. A new one is a file beside this one and a word here. */
export const commands: readonly Command[] = [tier, watch, settings, readings, certified];
