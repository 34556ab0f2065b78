import { commandShapes, messageCommandShapes } from '../../commands/answers.ts';
import { commands } from '../../commands/commands.ts';
import { registerCommands } from '../discord/connect.ts';
import { createLog } from '../operations/log.ts';

/** `register`: tells Discord which slash commands there are; the exit code. */
export async function register(
  token: string | null,
  apiUrl: string | null,
  print: (line: string) => void,
): Promise<number> {
  if (token === null) {
    print('DISCORD_TOKEN is not set. Set it in .env (see .env.example), then register again.');
    return 1;
  }
  const log = createLog('warn', true, [token]);
  const state = await registerCommands({
    token,
    apiUrl: apiUrl ?? undefined,
    log,
    shapes: commandShapes(commands),
    messageShapes: messageCommandShapes(commands),
  });
  print(state === 'unchanged' ? 'Discord has these commands already.' : 'The commands were registered with Discord.');
  return 0;
}
