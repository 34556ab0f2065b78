import type { Counter } from '../src/domain/counter.ts';
import type { DraftText } from '../src/store/drafts.ts';
import { songLabel } from '../src/views/names.ts';
import type { FormReply } from './command.ts';
import { type Call, fill } from './define.ts';
import { counterLabel, totalsCounters } from './record-draft.ts';

/** The form in which a number is typed, with what is known of it already; `draft` is its row. */
export async function recordForm(call: Call, draft: number, known: DraftText): Promise<FormReply> {
  const { parts, t, caller } = call;
  const counters = totalsCounters(parts.rules).slice(0, 25);
  return fill({
    title: t('record.formTitle'),
    action: `record-form:${draft}`,
    fields: [
      {
        kind: 'text',
        name: 'song',
        label: t('record.songField'),
        hint: t('record.songHint'),
        required: true,
        most: 200,
        value: await songWords(call, known.song),
      },
      {
        kind: 'text',
        name: 'value',
        label: t('record.valueField'),
        example: '1億2,345万 / 123.4M / 123,450,000',
        required: true,
        most: 100,
        value: known.value,
      },
      {
        kind: 'choice',
        name: 'counter',
        label: t('record.counterOption'),
        required: true,
        choices: counters.map((one: Counter) => {
          return { label: counterLabel(one, parts.rules, caller.language), value: one.id };
        }),
        ...(counters.some(({ id }) => id === known.counter) ? { chosen: known.counter } : {}),
      },
      {
        kind: 'text',
        name: 'date',
        label: t('record.dateField'),
        hint: t('record.dateHint'),
        required: false,
        most: 40,
        value: known.date,
      },
      {
        kind: 'text',
        name: 'link',
        label: t('record.linkField'),
        required: false,
        most: 500,
        example: 'https://',
        value: known.link,
      },
    ],
  });
}

/** A draft's song in words that a person can change: a chosen one is named with its act. */
async function songWords({ parts, caller }: Call, song: string): Promise<string> {
  const id = /^song:(\d+)$/.exec(song)?.[1];
  const known = id === undefined ? null : await parts.catalogue.song(Number(id));
  return known ? songLabel(known, caller.language) : song;
}

/** What a filled-in form says; a song whose name was left as it was is the very one. */
export async function readForm(
  call: Call,
  known: DraftText,
  fields: Readonly<Record<string, string>>,
): Promise<Omit<DraftText, 'counts'>> {
  const { value = '', counter = '', date = '', link = '' } = fields;
  const typed = (fields.song ?? '').trim();
  const song = typed === (await songWords(call, known.song)) ? known.song : typed;
  return { song, value: value.trim(), counter, date: date.trim(), link: link.trim() };
}
