import { isObject, type Json, numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import { type Path, type Problem, problem } from './problems.ts';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const largestCommand = 8000;
const most = { 1: 100, 2: 15, 3: 15 } as const;
const locales = new Set(
  (
    'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th ' +
    'zh-CN ja zh-TW ko'
  ).split(' '),
);

/** What Discord demands of a set of commands beyond the official description. */
export function commandRules(body: unknown): Problem[] {
  if (!Array.isArray(body)) return [];
  const commands = body.map((one: unknown) => objectOf(one));
  return [...setRules(commands), ...commands.flatMap((command, index) => oneCommandRules(command, [index]))];
}

function typeOf(command: Json): number {
  return numberOf(command.type ?? 1);
}

function setRules(commands: readonly Json[]): Problem[] {
  const found = Object.entries(most).flatMap(([type, limit]) => {
    const count = commands.filter((one) => typeOf(one) === Number(type)).length;
    const message = `Maximum number of application commands of type ${type} reached (${limit}).`;
    return count > limit ? [problem([], 'APPLICATION_COMMANDS_LIMIT', message)] : [];
  });
  const keys = commands.map((one) => `${typeOf(one)} ${textOf(one.name)}`);
  const message = 'Application command names must be unique';
  const twice = keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [problem([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message)] : [],
  );
  return [...found, ...twice];
}

function oneCommandRules(command: Json, at: Path): Problem[] {
  const found = [...localeRules(command, at), ...optionRules(command.options, [...at, 'options'])];
  const described = textOf(command.description) !== '';
  if (typeOf(command) === 1) {
    found.push(...nameRules(command, at));
    if (!described) found.push(problem([...at, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  } else if (described) {
    const message = 'Context menu commands cannot have description';
    found.push(problem([...at, 'description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID', message));
  }
  const size = sizeOf(command);
  if (size > largestCommand) {
    const message = `Command exceeds maximum size (${size} of ${largestCommand})`;
    found.push(problem(at, 'APPLICATION_COMMAND_TOO_LARGE', message));
  }
  return found;
}

function nameRules(named: Json, at: Path): Problem[] {
  const check = (name: unknown, path: Path): Problem[] =>
    typeof name !== 'string' || (namePattern.test(name) && name === name.toLowerCase())
      ? []
      : [problem(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')];
  return [
    ...check(named.name, [...at, 'name']),
    ...Object.entries(objectOf(named.name_localizations)).flatMap(([locale, name]) =>
      check(name, [...at, 'name_localizations', locale]),
    ),
  ];
}

function localeRules(named: Json, at: Path): Problem[] {
  return ['name_localizations', 'description_localizations'].flatMap((field) =>
    Object.keys(objectOf(named[field]))
      .filter((locale) => !locales.has(locale))
      .map((locale) => problem([...at, field, locale], 'BASE_TYPE_CHOICES', `"${locale}" is not a locale of Discord.`)),
  );
}

function optionRules(options: unknown, at: Path): Problem[] {
  const list = objectsOf(options);
  const names = list.map(({ name }) => name);
  const nested = list.filter(({ type }) => type === 1 || type === 2);
  const found = list.flatMap((option, index) => {
    const path = [...at, index];
    const inner = [...nameRules(option, path), ...localeRules(option, path), ...valueRules(option, path)];
    if (names.indexOf(option.name) < index) {
      const message = 'Option name already exists';
      inner.push(problem([...path, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message));
    }
    const afterOptional = list.slice(0, index).some((one) => one.required !== true);
    if (option.required === true && afterOptional && nested.length === 0) {
      const message = 'Required options must be placed before non-required options';
      inner.push(problem([...path, 'required'], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message));
    }
    return [...inner, ...optionRules(option.options, [...path, 'options'])];
  });
  if (nested.length > 0 && nested.length < list.length) {
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    found.push(problem(at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message));
  }
  return found;
}

function valueRules(option: Json, path: Path): Problem[] {
  const choices = objectsOf(option.choices);
  const found: Problem[] = [];
  if (choices.length > 0 && option.autocomplete === true) {
    const message = 'Autocomplete cannot be used with choices';
    found.push(problem([...path, 'autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES', message));
  }
  choices.forEach((choice, index) => {
    const place = [...path, 'choices', index];
    found.push(...choiceValueRules(choice, place), ...localeRules(choice, place));
    for (const field of ['name', 'value']) {
      if (choices.findIndex((one) => one[field] === choice[field]) < index) {
        const message = `Option choice ${field} already exists`;
        found.push(problem([...place, field], 'APPLICATION_COMMAND_OPTIONS_CHOICE_ALREADY_EXISTS', message));
      }
    }
  });
  for (const [low, high] of [['min_value', 'max_value'] as const, ['min_length', 'max_length'] as const]) {
    const [min, max] = [option[low], option[high]];
    if (typeof min === 'number' && typeof max === 'number' && min > max) {
      const message = `${low} is above ${high}`;
      found.push(problem([...path, low], 'APPLICATION_COMMAND_OPTIONS_RANGE_INVALID', message));
    }
  }
  return found;
}

/** The documented limit of a choice's value, where the description allows 6000. */
export function choiceValueRules(choice: Json, path: Path): Problem[] {
  return typeof choice.value === 'string' && (choice.value.length > 100 || choice.value.length === 0)
    ? [problem([...path, 'value'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.')]
    : [];
}

/** The characters of a command as Discord counts them: of each text only its longest localisation. */
function sizeOf(part: Json): number {
  const longest = (field: string) => {
    const translated = isObject(part[`${field}_localizations`])
      ? Object.values(objectOf(part[`${field}_localizations`]))
      : [];
    return Math.max(0, ...[part[field], ...translated].map((text) => textOf(text).length));
  };
  const inner = [...objectsOf(part.options), ...objectsOf(part.choices)].reduce((sum, one) => sum + sizeOf(one), 0);
  return longest('name') + longest('description') + textOf(part.value).length + inner;
}
