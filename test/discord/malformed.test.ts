import { REST } from 'discord.js';
import { expect, test } from 'vitest';
import { createAnswering } from '../../src/discord/answering.ts';
import { createFileOffer } from '../../src/discord/attached-file.ts';
import { ANSWERING_TIMES } from '../../src/discord/call.ts';
import { createStandingAnswers } from '../../src/discord/see-above.ts';
import { answersWith, createTestLog } from './open-door.ts';

test('what cannot be read as a call is logged and harms nothing', async () => {
  const { log, lines } = createTestLog();
  const answer = createAnswering({
    answers: answersWith({}),
    log,
    clock: Date.now,
    times: ANSWERING_TIMES,
    standing: createStandingAnswers(Date.now),
    newReference: () => 'r1',
    offerFile: createFileOffer('https://discord.com/api', log),
    rest: new REST({ makeRequest: () => Promise.reject(new Error('Nothing is to be sent.')) }),
    operators: new Set<string>(),
    access: async () => false,
  });
  const payloads = [
    null,
    7,
    {},
    { id: 'x' },
    { id: '1', application_id: '2', type: 2, token: 7 },
    { id: '-1', type: 2 },
  ];
  for (const payload of payloads) await answer(payload);
  expect(lines.map(({ level, message }) => `${level} ${message}`)).toEqual(
    payloads.map(() => 'error Discord sent a call that could not be read.'),
  );
});
