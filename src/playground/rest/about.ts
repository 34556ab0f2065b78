import type { Json } from '../json.ts';
import { wireBotMember, wireChannel, wireRoles, wireServer } from '../world/shapes.ts';
import { botMay, directMessageWith, type Server, serverOf } from '../world/world.ts';
import { type Answer, ok, refuse } from './answers.ts';
import type { Core } from './core.ts';
import type { Route } from './routes.ts';

/** The routes that tell about the gateway, the application, users, servers and channels. */
export function aboutRoutes(core: Core): Route[] {
  const { world } = core;
  const withServer = (id: string | undefined, answer: (server: Server) => Answer): Answer => {
    const server = world.servers.get(id ?? '');
    return server?.botPresent === true ? answer(server) : refuse(10004);
  };
  return [
    { method: 'GET', template: '/gateway', withoutToken: true, answer: () => ok({ url: core.gatewayUrl() }) },
    {
      method: 'GET',
      template: '/gateway/bot',
      answer: () =>
        ok({
          url: core.gatewayUrl(),
          shards: core.requiredShards,
          session_start_limit: {
            total: 1000,
            remaining: Math.max(0, 1000 - core.gateway.counts().identified),
            reset_after: 86_400_000,
            max_concurrency: core.maxConcurrency,
          },
        }),
    },
    { method: 'GET', template: '/applications/@me', answer: () => ok(application(core)) },
    { method: 'GET', template: '/users/@me', answer: () => ok(me(core)) },
    {
      method: 'GET',
      template: '/users/@me/guilds',
      answer: ({ query }) => {
        const [after, limit] = [BigInt(query.get('after') ?? '0'), Number(query.get('limit') ?? '200')];
        const servers = present(core).filter(({ id }) => BigInt(id) > after);
        const page = servers.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)).slice(0, limit);
        return ok(
          page.map(({ id, name }) => {
            return { id, name, icon: null, banner: null, owner: false, permissions: '0', features: [] };
          }),
        );
      },
    },
    {
      method: 'POST',
      template: '/users/@me/channels',
      answer: ({ fields, check }) => {
        const refusal = check('direct message');
        if (refusal !== undefined) return refusal;
        const recipient = String(fields.recipient_id);
        if (!world.people.has(recipient)) return refuse(10013);
        return ok(wireChannel(world, directMessageWith(world, core.ids, recipient)));
      },
    },
    {
      method: 'GET',
      template: '/channels/{channel_id}',
      answer: ({ params }) => {
        const channel = world.channels.get(params.channel_id ?? '');
        if (channel === undefined) return refuse(10003);
        const away = channel.serverId !== null && serverOf(world, channel)?.botPresent !== true;
        if (away || !botMay(world, channel, 'ViewChannel')) return refuse(50001);
        return ok(wireChannel(world, channel));
      },
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}',
      answer: ({ params }) => withServer(params.guild_id, (server) => ok(wireServer(server))),
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/roles',
      answer: ({ params }) => withServer(params.guild_id, (server) => ok(wireRoles(server))),
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/members/{user_id}',
      answer: ({ params }) =>
        withServer(params.guild_id, (server) => {
          if (params.user_id === world.botUser.id) return ok(wireBotMember(world, server));
          const person = world.people.get(params.user_id ?? '');
          const member = server.members.get(params.user_id ?? '');
          if (person === undefined || member === undefined) return refuse(10007);
          const { roles, joinedAt } = member;
          return ok({ user: person.user, roles, joined_at: joinedAt, deaf: false, mute: false, flags: 0 });
        }),
    },
  ];
}

function present({ world }: Core): Server[] {
  return [...world.servers.values()].filter(({ botPresent }) => botPresent);
}

function me({ world }: Core): Json {
  return { ...world.botUser, bio: '', email: null, locale: 'en-US', mfa_enabled: true, verified: true };
}

function application(core: Core): Json {
  const { world } = core;
  return {
    id: world.botUser.id,
    name: world.botUser.username,
    icon: null,
    description: '',
    type: null,
    bot: world.botUser,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: world.botUser.id.padStart(64, '0'),
    flags: 0,
    owner: world.owner,
    team: core.team,
    approximate_guild_count: present(core).length,
    approximate_user_install_count: 0,
    integration_types_config: { 0: {} },
    interactions_endpoint_url: null,
    redirect_uris: [],
    flags_new: '0',
    role_connections_verification_url: null,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    hook: true,
    storefront_available: false,
  };
}
