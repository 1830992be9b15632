import * as l10n from '@vscode/l10n';
import { oneOf, REPORTS, type Report } from '../optionValues';
import { UsageError } from '../usageError';

/** A call of `chatlog merge`. */
export interface MergeCommand {
  /** At least two, as given. The first is the base. */
  readonly paths: readonly string[];
  /** Where the result goes, as given; `undefined` prints it. */
  readonly output: string | undefined;
  readonly dryRun: boolean;
  readonly report: Report;
  /** Whether what looks like two conversations is merged all the same. */
  readonly anyway: boolean;
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
}

/** The values of the options, as given. */
export interface MergeValues {
  readonly output?: string;
  readonly 'dry-run'?: boolean;
  readonly report?: string;
  readonly anyway?: boolean;
}

/** @throws {UsageError} for a value that an option does not take, or a single path */
export function readMergeCommand(
  values: MergeValues,
  paths: readonly string[],
  registryPath: string,
): MergeCommand {
  if (paths.length < 2) throw new UsageError(l10n.t('A merge needs two logs or folders at least.'));
  return {
    paths,
    output: values.output,
    dryRun: values['dry-run'] === true,
    report: oneOf('--report', REPORTS, values.report ?? 'text'),
    anyway: values.anyway === true,
    registryPath,
  };
}
