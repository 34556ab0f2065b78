import type { UploadedFile } from '../src/domain/chart-upload.ts';
import { type UploadLine, uploadMessage } from '../src/views/upload.ts';
import type { AttachedFile, Reply } from './command.ts';
import { type Call, type Command, optional, privately, runnable, say } from './define.ts';
import { option } from './options.ts';

/** A chart file has about 20,000 bytes; this is far beyond any. */
const LARGEST_BYTES = 2_000_000;

/** `/import`: files that who runs the bot attaches. */
export const importFiles: Command = {
  name: 'import',
  description: 'import.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  actions: {},
  subcommands: [
    runnable({
      name: 'charts',
      description: 'import.chartsDescription',
      visibility: 'private',
      options: {
        file: option.file('import.fileOption'),
        file2: optional(option.file('import.fileOption')),
        file3: optional(option.file('import.fileOption')),
        file4: optional(option.file('import.fileOption')),
        file5: optional(option.file('import.fileOption')),
      },
      run: async (call, { file, file2, file3, file4, file5 }) =>
        takeCharts(
          call,
          [file, file2, file3, file4, file5].filter((one) => one !== null),
        ),
    }),
  ],
};

/** Days of charts have no scope: what is taken in counts everywhere, so no server's people take them in (DESIGN §1.7). */
async function takeCharts(call: Call, files: readonly AttachedFile[]): Promise<Reply> {
  const { parts, caller, t } = call;
  if (!caller.operator) return say(t('import.operatorsOnly'));
  const lines: UploadLine[] = [];
  const taken: UploadedFile[] = [];
  for (const { name, fetch } of files) {
    const fetched = await fetch(LARGEST_BYTES);
    if ('bytes' in fetched) taken.push({ name, bytes: fetched.bytes });
    else lines.push({ name, outcome: { state: fetched.problem === 'too-large' ? 'too-large' : 'not-fetched' } });
  }
  const outcomes = await parts.chartUploads.take(taken, caller.at);
  for (const [at, outcome] of outcomes.entries()) lines.push({ name: taken[at]?.name ?? '', outcome });
  return privately(uploadMessage(lines, parts.rules, caller.language));
}
