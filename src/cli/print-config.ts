import { join } from 'node:path';
import { readConfig, valuesOfEnvFile } from '../operations/config.ts';
import { configReport, strangeVariables } from '../operations/config-report.ts';

/** `config`: what is set, without secrets, and where; the exit code, 1 where some of it cannot be used. */
export function printConfig(root: string, env: NodeJS.ProcessEnv, print: (line: string) => void): number {
  const file = valuesOfEnvFile(join(root, '.env'));
  for (const line of [...configReport(env, file), ...strangeVariables(env, file)]) print(line);
  // Throws what cannot be used, in sentences.
  readConfig(env, root);
  return 0;
}
