import type * as z from 'zod/mini';
import type { Path, Problem } from './problems.ts';
import { problem } from './problems.ts';

/** The keys that discord.js sends where the description has none; Discord ignores them. */
const keysOfTheLibrary = new Set(['tts', 'enforce_nonce', 'nsfw']);

/** A finding of the description's schemas in Discord's words. */
export function problemsOf(issue: z.core.$ZodIssue, body: unknown, at: Path): Problem[] {
  const inner = issue.path.filter((part) => typeof part !== 'symbol');
  const path = [...at, ...inner];
  const value = inner.reduce<unknown>((parent, part) => (parent as Record<string, unknown> | undefined)?.[part], body);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .filter((key) => !keysOfTheLibrary.has(key))
        .map((key) => ({ ...problem([...path, key], 'UNKNOWN_KEY', 'There is no such field'), answer: 'ignored' }));
    case 'too_big':
      return [tooBig(issue, path)];
    case 'too_small':
      return [tooSmall(issue, path)];
    case 'invalid_union': {
      if (value === undefined) return [required(path)];
      const options =
        'options' in issue && Array.isArray(issue.options) ? issue.options.map(Number).toSorted((a, b) => a - b) : [];
      const field = 'discriminator' in issue && issue.discriminator === 'type';
      return field
        ? [problem(path, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${options.join(', ')}).`)]
        : [problem(path, 'UNION_TYPE_INVALID', 'Value fits none of the allowed forms')];
    }
    case 'invalid_value':
      return value === undefined
        ? [required(path)]
        : [problem(path, 'BASE_TYPE_CHOICES', `Value must be one of (${issue.values.join(', ')}).`)];
    case 'invalid_type':
      return value === undefined
        ? [required(path)]
        : [problem(path, 'BASE_TYPE_INVALID', `Could not interpret "${String(value)}" as ${issue.expected}.`)];
    case 'invalid_format':
      return [malformed(issue.format, String(value), path)];
    default:
      return [problem(path, 'BASE_TYPE_INVALID', `Invalid value (${issue.code})`)];
  }
}

function required(path: Path): Problem {
  return problem(path, 'BASE_TYPE_REQUIRED', 'This field is required');
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig, path: Path): Problem {
  return origin === 'string' || origin === 'array'
    ? problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${maximum} or fewer in length.`)
    : problem(path, 'NUMBER_TYPE_MAX', `${origin} value should be less than or equal to ${maximum}.`);
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall, path: Path): Problem {
  return origin === 'string' || origin === 'array'
    ? problem(path, 'BASE_TYPE_MIN_LENGTH', `Must be ${minimum} or more in length.`)
    : problem(path, 'NUMBER_TYPE_MIN', `${origin} value should be greater than or equal to ${minimum}.`);
}

function malformed(format: string, value: string, path: Path): Problem {
  if (format === 'url') return problem(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  if (format === 'datetime') return problem(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${value}.`);
  return problem(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
}
