import type { ImportArguments } from '../arguments';
import type { ExitCode } from '../exitCode';
import { useLanguage } from '../language';
import { reportUsage } from '../reportUsage';
import { importExports } from './importCommand';
import { readImportCommand } from './importOptions';

/**
 * `chatlog import`. It is in another bundle, so that linting does not load the sources (`import.node.ts`). So it shares no state with the
 * bundle that calls it, not even the language.
 */
export async function runImport(
  { values, paths, registryPath }: ImportArguments,
  env: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  await useLanguage(env);
  return await reportUsage(async () => importExports(readImportCommand(values, paths, registryPath)));
}
