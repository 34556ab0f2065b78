import { isObject, type Json, objectsOf, textOf } from '../json.ts';
import { ok, refuse } from './answers.ts';
import type { Route } from './routes.ts';

/** What admins set for a command: type 1 is a role, 2 a member, 3 a channel. */
export interface CommandOverwrite {
  id: string;
  type: 1 | 2 | 3;
  permission: boolean;
}

/** The registered commands, global ones and those of single servers. */
export interface CommandStore {
  list: (serverId: string | null) => Json[];
  /** What a server's admins set for commands: overwrites by the command's id. */
  permissions: (serverId: string) => { id: string; permissions: CommandOverwrite[] }[];
  setPermissions: (serverId: string, commandId: string, overwrites: readonly CommandOverwrite[]) => void;
  put: (serverId: string | null, bodies: readonly Json[]) => Json[];
  /** Everything that is registered, by server (null: everywhere). */
  all: () => [string | null, Json[]][];
  /** Puts back what was registered before. */
  restore: (serverId: string | null, commands: Json[]) => void;
}

/** No commands yet; a command keeps its id while its name and type stay. */
export function createCommandStore(ids: () => string, applicationId: () => string): CommandStore {
  const stored = new Map<string | null, Json[]>();
  const overwritten = new Map<string, Map<string, CommandOverwrite[]>>();
  return {
    permissions: (serverId) => [...(overwritten.get(serverId) ?? [])].map(([id, permissions]) => ({ id, permissions })),
    setPermissions: (serverId, commandId, overwrites) => {
      overwritten.set(serverId, (overwritten.get(serverId) ?? new Map()).set(commandId, [...overwrites]));
    },
    list: (serverId) => stored.get(serverId) ?? [],
    put: (serverId, bodies) => {
      const before = stored.get(serverId) ?? [];
      const commands = bodies.map((body) => {
        const given = normalised(body, serverId);
        const same = before.find((one) => one.name === given.name && one.type === given.type);
        const { id, version, application_id: _, ...rest } = same ?? {};
        const unchanged = JSON.stringify(rest) === JSON.stringify(given);
        return {
          id: id ?? ids(),
          application_id: applicationId(),
          version: unchanged ? version : ids(),
          ...given,
        };
      });
      stored.set(serverId, commands);
      return commands;
    },
    all: () => [...stored],
    restore: (serverId, commands) => {
      stored.set(serverId, commands);
    },
  };
}

/** A command as Discord keeps it: defaults filled in, what says nothing left out. */
function normalised(body: Json, serverId: string | null): Json {
  return {
    ...(serverId === null ? {} : { guild_id: serverId }),
    type: body.type ?? 1,
    name: body.name,
    name_localizations: localised(body.name_localizations),
    description: textOf(body.description),
    description_localizations: localised(body.description_localizations),
    default_member_permissions:
      body.default_member_permissions === undefined || body.default_member_permissions === null
        ? null
        : String(body.default_member_permissions),
    nsfw: body.nsfw === true,
    ...(serverId === null
      ? {
          dm_permission: body.dm_permission !== false,
          contexts: body.contexts ?? null,
          integration_types: body.integration_types ?? [0],
        }
      : {}),
    ...(objectsOf(body.options).length > 0 ? { options: objectsOf(body.options).map(normalisedOption) } : {}),
  };
}

function normalisedOption(option: Json): Json {
  const kept = ['channel_types', 'min_value', 'max_value', 'min_length', 'max_length'].filter(
    (name) => option[name] !== undefined && option[name] !== null,
  );
  const choices = objectsOf(option.choices);
  const options = objectsOf(option.options);
  return {
    type: option.type,
    name: option.name,
    name_localizations: localised(option.name_localizations),
    description: option.description,
    description_localizations: localised(option.description_localizations),
    ...(option.required === true ? { required: true } : {}),
    ...(option.autocomplete === true ? { autocomplete: true } : {}),
    ...Object.fromEntries(kept.map((name) => [name, option[name]])),
    ...(choices.length > 0
      ? { choices: choices.map((one) => ({ ...one, name_localizations: localised(one.name_localizations) })) }
      : {}),
    ...(options.length > 0 ? { options: options.map(normalisedOption) } : {}),
  };
}

function localised(value: unknown): Json | null {
  return isObject(value) && Object.keys(value).length > 0 ? value : null;
}

function withoutLocalisations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalisations);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.endsWith('_localizations'))
      .map(([name, field]) => [name, withoutLocalisations(field)]),
  );
}

/** The routes under which commands are read and set. */
export function commandRoutes(
  store: CommandStore,
  applicationId: () => string,
  inServer: (id: string) => boolean,
): Route[] {
  const read = (serverId: string | null, query: URLSearchParams) => {
    const list = store.list(serverId);
    return ok(query.get('with_localizations') === 'true' ? list : withoutLocalisations(list));
  };
  const own = (id: string | undefined) => id === applicationId();
  const template = '/applications/{application_id}/commands';
  const ofServer = '/applications/{application_id}/guilds/{guild_id}/commands';
  return [
    {
      method: 'GET',
      template,
      answer: ({ params, query }) => (own(params.application_id) ? read(null, query) : refuse(20012)),
    },
    {
      method: 'PUT',
      template,
      answer: ({ params, body, check }) => {
        if (!own(params.application_id)) return refuse(20012);
        return check('commands') ?? ok(store.put(null, objectsOf(body)));
      },
    },
    {
      method: 'GET',
      template: ofServer,
      answer: ({ params, query }) => {
        if (!own(params.application_id)) return refuse(20012);
        return inServer(params.guild_id ?? '') ? read(params.guild_id ?? '', query) : refuse(50001);
      },
    },
    {
      method: 'GET',
      template: `${ofServer}/permissions`,
      answer: ({ params }) => {
        const server = params.guild_id ?? '';
        if (!own(params.application_id)) return refuse(20012);
        if (!inServer(server)) return refuse(50001);
        const set = store.permissions(server);
        return ok(set.map((one) => ({ ...one, application_id: applicationId(), guild_id: server })));
      },
    },
    {
      method: 'PUT',
      template: ofServer,
      answer: ({ params, body, check }) => {
        if (!own(params.application_id)) return refuse(20012);
        if (!inServer(params.guild_id ?? '')) return refuse(50001);
        return check('commands') ?? ok(store.put(params.guild_id ?? '', objectsOf(body)));
      },
    },
  ];
}
