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
export function runImport(
  { values, paths, registryPath }: ImportArguments,
  env: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  useLanguage(env);
  return reportUsage(async () => importExports(readImportCommand(values, paths, registryPath)));
}
