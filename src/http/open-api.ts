import { z } from 'zod';
import { PUSH_ANSWER_KEPT_MS } from '../store/push-answers.ts';
import { answerShape, MOST_BYTES, MOST_ROWS, problemShape, pushShape } from './push-shapes.ts';

const KEPT_DAYS = PUSH_ANSWER_KEPT_MS / 86_400_000;

const ABOUT = [
  `A request has at most ${MOST_ROWS} rows and ${MOST_BYTES} bytes. It is checked whole before its first row is written:`,
  'a row that is wrong refuses the request with every problem listed, and nothing is recorded.',
  'A number that cannot be right (zero, a fall, a leap, a day to come) waits for a check by the operator.',
].join(' ');

const ABOUT_KEY = [
  `The same key with the same readings is answered as the first time, for ${KEPT_DAYS} days, and nothing is recorded`,
  'twice; with other readings it is refused. Only requests that were taken use up their key.',
].join(' ');

/**
 * The description of the push address, made from the shapes that requests are checked with.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApiDocument() {
  const refusal = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return {
    openapi: '3.1.1',
    info: { title: 'Tierwatch', version: '1', description: 'Programs push readings here.' },
    paths: {
      '/v1/readings': {
        post: {
          operationId: 'pushReadings',
          summary: 'Push readings',
          description: ABOUT,
          security: [{ token: [] }],
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              description: ABOUT_KEY,
              schema: { type: 'string', minLength: 1, maxLength: 100 },
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Push' } } },
          },
          responses: {
            '200': {
              description: 'Every row was taken; `results` says what became of each.',
              headers: {
                'Idempotency-Replayed': {
                  description: '`true` where this request was answered before.',
                  schema: { type: 'string', enum: ['true'] },
                },
              },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } },
            },
            '400': refusal('No JSON, or a key that cannot be used.'),
            '401': refusal('No token, or one that is unknown or revoked.'),
            '403': refusal('The token may not push one of these number sources. Nothing was recorded.'),
            '413': refusal('Too large.'),
            '415': refusal('Not said to be JSON.'),
            '422': refusal('Rows that are wrong, or a key of other readings. Nothing was recorded.'),
            '429': refusal('Too many wrong tokens from this address.'),
            '500': refusal('A fault of the bot. Nothing was recorded.'),
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Push: schemaOf(pushShape, 'input'),
        Answer: schemaOf(answerShape, 'output'),
        Problem: schemaOf(problemShape, 'output'),
      },
    },
  };
}

/** A shape as OpenAPI 3.1 has it: its dialect of JSON Schema goes without saying. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', io });
  return schema;
}
