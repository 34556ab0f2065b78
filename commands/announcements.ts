import { LOG_FILTERS, logActions, showLog } from './announcements-log.ts';
import { PREVIEW_KINDS, preview } from './announcements-preview.ts';
import { retry, test } from './announcements-retry.ts';
import { why } from './announcements-why.ts';
import { type Command, optional, runnable } from './define.ts';
import { levelOption } from './level-option.ts';
import { option } from './options.ts';

/** `/announcements`: what became of the posts, and what admins can do about them. */
export const announcements: Command = {
  name: 'announcements',
  description: 'announcements.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  actions: logActions,
  subcommands: [
    runnable({
      name: 'log',
      description: 'announcements.logDescription',
      visibility: 'private',
      options: { state: optional(option.choice('announcements.stateOption', LOG_FILTERS)) },
      run: async (call, { state }) => showLog(call, state),
    }),
    runnable({
      name: 'retry',
      description: 'announcements.retryDescription',
      visibility: 'private',
      options: {},
      run: retry,
    }),
    runnable({
      name: 'test',
      description: 'announcements.testDescription',
      visibility: 'private',
      options: {},
      run: test,
    }),
    runnable({
      name: 'preview',
      description: 'announcements.previewDescription',
      visibility: 'private',
      options: {
        song: option.song(),
        level: optional(levelOption('announcements.levelOption')),
        kind: optional(option.choice('announcements.kindOption', PREVIEW_KINDS)),
      },
      run: async (call, { song, level, kind }) => preview(call, song, level, kind),
    }),
    runnable({
      name: 'why',
      description: 'announcements.whyDescription',
      visibility: 'private',
      options: { song: option.song() },
      run: async (call, { song }) => why(call, song),
    }),
  ],
};
