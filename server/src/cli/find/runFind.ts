import type { FindArguments } from '../arguments';
import type { ExitCode } from '../exitCode';
import { useLanguage } from '../language';
import { reportUsage } from '../reportUsage';
import { find } from './findCommand';
import { readFindCommand } from './findOptions';

/** `chatlog find`. It is a bundle of its own, so that linting does not load it, and shares no state with the bundle that calls it. */
export async function runFind(
  { values, paths, registryPath }: FindArguments,
  env: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  await useLanguage(env);
  return await reportUsage(() => find(readFindCommand(values, paths, registryPath, env)));
}
