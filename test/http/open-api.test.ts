import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pushing, row } from './pushing.ts';

interface Content {
  readonly schema: { readonly $ref: string };
}

type Contents = Readonly<Record<string, Content>>;

interface Document {
  readonly openapi: string;
  readonly paths: Record<
    string,
    { post: { requestBody: { content: Contents }; responses: Record<string, { content: Contents }> } }
  >;
  readonly components: {
    schemas: Record<string, Parameters<typeof z.fromJSONSchema>[0]>;
    securitySchemes: { token: object };
  };
}

/** The described schema of an answer, as a check; the description is asked over HTTP, like anybody would. */
async function described(bot: Awaited<ReturnType<typeof pushing>>) {
  const response = await fetch(`${bot.port.url}/v1/openapi.json`);
  const document = (await response.json()) as Document;
  const post = document.paths['/v1/readings']?.post;
  const check = (contents: Contents | undefined, type: string) => {
    const name = contents?.[type]?.schema.$ref.replace('#/components/schemas/', '') ?? '';
    const schema = document.components.schemas[name];
    if (!schema) throw new Error(`Nothing is described as ${type}.`);
    return z.fromJSONSchema(schema);
  };
  return {
    document,
    request: check(post?.requestBody.content, 'application/json'),
    answer: (status: number) =>
      check(post?.responses[String(status)]?.content, status === 200 ? 'application/json' : 'application/problem+json'),
  };
}

describe('/v1/openapi.json', () => {
  test('describes what is answered', async () => {
    const bot = await pushing();
    const { answer } = await described(bot);
    const answers = [
      await bot.push([row(), row({ song: 'nova7--paper-moon', total: 0 })]),
      await bot.push([row()], { authorization: 'Bearer tw_wrong' }),
      await bot.push([row({ song: 'Harbor', total: 1 }), row({ counter: 'none' })]),
      await bot.push([row({ counter: 'youtube-views' })]),
      await bot.push([row({ total: 'many', more: 1 })]),
      await bot.push('{'),
      await bot.push('{}', { 'content-type': 'text/plain' }),
      await bot.push(' '.repeat(300_000)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 422, 403, 422, 400, 415, 413]);
    for (const { status, body } of answers) expect(answer(status).safeParse(body)).toMatchObject({ success: true });
  });

  test('describes what is taken, and what is not', async () => {
    const bot = await pushing();
    const { request } = await described(bot);
    const says = (...rows: object[]) => request.safeParse({ readings: rows }).success;
    expect(says(row(), row({ song: { artist: 'NOVA7', title: 'Paper Moon' }, precision: 'at-least' }))).toBe(true);
    expect(says(row({ link: 'https://example.org' }))).toBe(true);
    expect(says(row({ total: '1' }))).toBe(false);
    expect(says(row({ plays: 1 }))).toBe(false);
    expect(says()).toBe(false);
  });

  test('is OpenAPI 3.1 with a bearer token, and every reference in it leads somewhere', async () => {
    const { document } = await described(await pushing());
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.components.securitySchemes.token).toEqual({ type: 'http', scheme: 'bearer' });
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(2);
    for (const [, name] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });
});
