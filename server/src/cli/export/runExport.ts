import type { ExportArguments } from '../arguments';
import type { ExitCode } from '../exitCode';
import { useLanguage } from '../language';
import { reportUsage } from '../reportUsage';
import { exportLogs } from './exportCommand';
import { readExportCommand } from './exportOptions';

/** `chatlog export`. It is a bundle of its own, so that linting does not load it, and shares no state with the bundle that calls it. */
export async function runExport(
  { values, paths, registryPath }: ExportArguments,
  env: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  const language = await useLanguage(env);
  return await reportUsage(() => exportLogs(readExportCommand(values, paths, registryPath), language));
}
