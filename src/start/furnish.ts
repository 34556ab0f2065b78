import type { LoopbackDiscord } from '../playground/loopback-discord.ts';

/** Made-up servers: two that an admin has set up through the bot's own commands, and between them one that is fresh. */
export async function furnish(discord: LoopbackDiscord): Promise<void> {
  const server = discord.addServer({ name: 'NOVA7 fans (made up)', locale: 'en-US' }).id;
  const charts = discord.addChannel(server, { name: 'charts', kind: 'text' }).id;
  discord.addChannel(server, { name: 'general', kind: 'text' });
  const admin = discord.addMember(server, {
    name: 'Admin',
    userId: discord.owner.id,
    manageServer: true,
    manageMessages: true,
  });
  const member = discord.addMember(server, { name: 'Member' });
  const join = (id: string) => {
    discord.addMember(id, { name: 'Admin', userId: admin, manageServer: true, manageMessages: true });
    discord.addMember(id, { name: 'Member', userId: member });
  };
  const fresh = discord.addServer({ name: 'Fresh server (made up)', locale: 'ja' }).id;
  discord.addChannel(fresh, { name: '一般', kind: 'text' });
  join(fresh);
  const korean = discord.addServer({ name: '미래클럽 팬 (지어낸 서버)', locale: 'ko' }).id;
  const news = discord.addChannel(korean, { name: '소식', kind: 'announcement' }).id;
  join(korean);

  const set = async (place: { server: string; channel: string }, name: string, subcommand: string, option: string) => {
    const options = { [OPTIONS[subcommand] ?? '']: option };
    const { message } = await discord.command({ ...place, user: admin, name, subcommand, options });
    // Whoever visits as the admin finds the channel as it would be long after.
    if (message) discord.deleteMessage(message.id);
  };
  const english = { server, channel: charts };
  await set(english, 'settings', 'channel', charts);
  await set(english, 'settings', 'ladders', 'spotify-plays');
  await set(english, 'settings', 'ladders', 'spotify-chart-kr');
  for (const artist of ['NOVA7', 'Mirae Club', 'Hoshifuru']) await set(english, 'watch', 'artist', artist);
  const inKorean = { server: korean, channel: news };
  await set(inKorean, 'settings', 'channel', news);
  await set(inKorean, 'settings', 'ladders', 'spotify-plays');
  await set(inKorean, 'watch', 'artist', '미래클럽');
}

const OPTIONS: Readonly<Record<string, string>> = { channel: 'channel', ladders: 'ladder', artist: 'artist' };
