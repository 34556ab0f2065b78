import * as z from 'zod/mini';

/** Any schema of the official description. */
export type Schema = z.core.$ZodType;

/**
 * Rewrites a schema of the official description for checking real requests: unions are chosen by their `type` before
 * anything is parsed (so that errors can be read), integers are also taken as digits and ids also as integers (as
 * Discord does), and unknown keys are reported.
 */
export function createAdapter(snowflake: Schema): (schema: Schema) => Schema {
  const done = new Map<Schema, Schema>([
    [snowflake, z.pipe(z.transform(idText), snowflake as z.ZodMiniType<string, unknown>)],
  ]);

  const adapt = (schema: Schema): Schema => {
    const known = done.get(schema);
    if (known !== undefined) return known;
    const made = rewrite(schema);
    done.set(schema, made);
    return made;
  };

  const rewrite = (schema: Schema): Schema => {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case 'lazy':
        return z.lazy(() => adapt(def.getter()));
      case 'object': {
        const shape = Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, adapt(field)]));
        return z.core.clone(schema, { ...def, shape, catchall: z.never() } as typeof def);
      }
      case 'array':
        return z.core.clone(schema, { ...def, element: adapt(def.element) } as typeof def);
      case 'optional':
      case 'nullable':
        return z.core.clone(schema, { ...def, innerType: adapt(def.innerType) } as typeof def);
      case 'union': {
        const options = def.options.map(adapt);
        return def.options.every(isTagged)
          ? z.discriminatedUnion('type', options as unknown as [z.core.$ZodTypeDiscriminable])
          : z.core.clone(schema, { ...def, options } as typeof def);
      }
      case 'number':
        return z.pipe(z.transform(numberFromDigits), schema as z.ZodMiniType<number, unknown>);
      default:
        return schema;
    }
  };
  return adapt;
}

function isTagged(option: Schema): boolean {
  const { def } = (option as z.core.$ZodTypes)._zod;
  if (def.type === 'lazy') return isTagged(def.getter());
  return def.type === 'object' && def.shape.type?._zod.def.type === 'literal';
}

function idText(value: unknown): unknown {
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
}

function numberFromDigits(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
}
