/** What stands at one level of an ICU message: text with arguments in it, or the options of a plural or select. */
type Level = 'text' | 'options';

/** The first brace of a text and what follows it; null where there is none. */
type NextBrace<Text extends string> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Between}`
    ? ['}', `${Between}{${After}`]
    : ['{', After]
  : Text extends `${string}}${infer After}`
    ? ['}', After]
    : null;

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Text;

/** The value that an argument of a kind (`{name, kind, …}`) takes. */
type ValueOf<Kind extends string> = Kind extends 'plural' | 'selectordinal' | 'number' ? number : string;

/**
 * Walks from brace to brace with a stack of levels, so that the sentences inside a plural's options are read as text
 * (`{song}` in them is a parameter) while `one {# play}` itself is not taken for one.
 */
type Collect<Text extends string, Stack extends Level[], Found> =
  NextBrace<Text> extends [infer Brace, infer Rest extends string]
    ? Brace extends '}'
      ? Collect<Rest, Stack extends [Level, ...infer Outer extends Level[]] ? Outer : [], Found>
      : Stack extends ['options', ...Level[]]
        ? Collect<Rest, ['text', ...Stack], Found>
        : CollectArgument<Rest, Stack, Found>
    : Found;

type CollectArgument<Text extends string, Stack extends Level[], Found> = Text extends `${infer Head}}${infer After}`
  ? Head extends `${infer Name},${infer Kind},${string}`
    ? Text extends `${string},${string},${infer Options}`
      ? Collect<Options, ['options', ...Stack], Found & Record<Trim<Name>, ValueOf<Trim<Kind>>>>
      : never
    : Head extends `${infer Name},${infer Kind}`
      ? Collect<After, Stack, Found & Record<Trim<Name>, ValueOf<Trim<Kind>>>>
      : Collect<After, Stack, Found & Record<Trim<Head>, string | number>>
  : never;

type Flat<T> = { [K in keyof T]: T[K] };

/** The parameters of an ICU message, read from its literal type: a number for plurals, a string for selects. */
export type ParamsIn<Text extends string> = Flat<Collect<Text, ['text'], unknown>>;
