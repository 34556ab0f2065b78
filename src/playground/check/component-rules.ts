import { type Json, numberOf, objectsOf, textOf } from '../json.ts';
import { type Path, type Problem, problem } from './problems.ts';

/** A component and where it is. */
export interface Placed {
  component: Json;
  path: Path;
}

const selectTypes = new Set([3, 5, 6, 7, 8]);
const largestBytes = 10_170;
const bytesPerTextDisplay = 12;

/** All components of a message, containers and accessories included, each with its place. */
export function everyComponent(components: unknown, at: Path): Placed[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component: unknown, index) => {
    const [one] = objectsOf([component]);
    return one === undefined ? [] : branch(one, [...at, index]);
  });
}

function branch(component: Json, path: Path): Placed[] {
  const single = (field: string) => objectsOf([component[field]]).flatMap((one) => branch(one, [...path, field]));
  return [
    { component, path },
    ...everyComponent(component.components, [...path, 'components']),
    ...single('accessory'),
    ...single('component'),
  ];
}

/** What Discord demands of components beyond the official description. */
export function componentRules(components: unknown, at: Path, isV2: boolean): Problem[] {
  const all = everyComponent(components, at);
  return [
    ...(isV2 ? wholeRules(all, at) : classicRules(components, at)),
    ...duplicates(all, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
    ...duplicates(all, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated'),
    ...all.flatMap(({ component, path }) => {
      if (component.type === 1) return rowRules(component, path);
      if (component.type === 2) return buttonRules(component, path);
      return selectTypes.has(numberOf(component.type)) ? selectRules(component, path) : [];
    }),
  ];
}

function wholeRules(all: readonly Placed[], at: Path): Problem[] {
  const texts = all.filter(({ component }) => component.type === 10).map(({ component }) => textOf(component.content));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + bytesPerTextDisplay, 0);
  const found: Problem[] = [];
  if (all.length > 40) {
    const message = 'Total number of components exceeds the maximum of 40';
    found.push(problem(at, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message));
  }
  if (length > 4000) {
    const message = 'Displayable text size exceeds maximum size of 4000';
    found.push(problem(at, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message));
  } else if (bytes > largestBytes) {
    // Undocumented: Discord breaks down instead of refusing (discord-api-docs #8554).
    const message = `Text of ${bytes} bytes (with ${bytesPerTextDisplay} per text display) is more than ${largestBytes}`;
    found.push({ ...problem(at, 'TEXT_BYTES_EXCEEDED', message), answer: 'server error' });
  }
  return found;
}

function classicRules(components: unknown, at: Path): Problem[] {
  const list = objectsOf(components);
  const found = list.flatMap((one, index) =>
    one.type === 1 || one.type === undefined
      ? []
      : [problem([...at, index, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).')],
  );
  return list.length > 5
    ? [...found, problem(at, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')]
    : found;
}

function rowRules(row: Json, path: Path): Problem[] {
  const inner = objectsOf(row.components);
  const selects = inner.filter(({ type }) => selectTypes.has(numberOf(type)));
  if (selects.length === 0 || inner.length === 1) return [];
  const message = 'A menu takes the whole width of its row';
  return [problem([...path, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message)];
}

function buttonRules(button: Json, path: Path): Problem[] {
  const has = (field: string) => button[field] !== undefined && button[field] !== null && button[field] !== '';
  const found: Problem[] = [];
  const need = (field: string) => {
    if (!has(field)) found.push(problem([...path, field], 'BASE_TYPE_REQUIRED', 'This field is required'));
  };
  const forbid = (field: string) => {
    const message = `A button of style ${String(button.style)} cannot have ${field}`;
    if (has(field)) found.push(problem([...path, field], 'BUTTON_COMPONENT_INVALID_FIELD', message));
  };
  if (button.style === 5) {
    need('url');
    forbid('custom_id');
    if (has('url') && !/^(?:https?|discord):/i.test(textOf(button.url))) {
      const message = `Scheme of "${textOf(button.url)}" must be one of ('discord', 'http', 'https').`;
      found.push(problem([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', message));
    }
  } else if (button.style === 6) {
    need('sku_id');
    forbid('custom_id');
    forbid('url');
    forbid('label');
  } else {
    need('custom_id');
    forbid('url');
  }
  if (button.style !== 6 && !has('label') && !has('emoji')) {
    found.push(problem([...path, 'label'], 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A button needs a label or an emoji'));
  }
  return found;
}

function selectRules(select: Json, path: Path): Problem[] {
  const { min_values: min = 1, max_values: max = 1 } = select;
  const options = objectsOf(select.options);
  const found: Problem[] = [];
  if (numberOf(min ?? 1) > numberOf(max ?? 1)) {
    found.push(problem([...path, 'min_values'], 'SELECT_COMPONENT_MIN_ABOVE_MAX', 'min_values exceeds max_values'));
  }
  if (select.type === 3 && numberOf(max ?? 1) > options.length) {
    const message = `Must be ${options.length} or fewer, the number of options.`;
    found.push(problem([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE', message));
  }
  const values = options.map(({ value }) => value);
  options.forEach((option, index) => {
    if (values.indexOf(option.value) < index) {
      const message = 'The specified option value is already used';
      found.push(problem([...path, 'options', index, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message));
    }
  });
  return found;
}

function duplicates(all: readonly Placed[], field: string, code: string, message: string): Problem[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ component, path }) => {
    const value = component[field];
    if (value === undefined || value === null || value === 0) return [];
    const twice = seen.has(value);
    seen.add(value);
    return twice ? [problem([...path, field], code, message)] : [];
  });
}
