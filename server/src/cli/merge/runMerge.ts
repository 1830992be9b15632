import type { MergeArguments } from '../arguments';
import type { ExitCode } from '../exitCode';
import { useLanguage } from '../language';
import { reportUsage } from '../reportUsage';
import { merge } from './mergeCommand';
import { readMergeCommand } from './mergeOptions';

/** `chatlog merge`. It is a bundle of its own, so that linting does not load it, and shares no state with the bundle that calls it. */
export async function runMerge(
  { values, paths, registryPath }: MergeArguments,
  env: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  await useLanguage(env);
  return await reportUsage(async () => merge(readMergeCommand(values, paths, registryPath)));
}
