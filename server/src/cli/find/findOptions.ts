import * as l10n from '@vscode/l10n';
import type { FindChoices } from '../../protocol';
import { cachePlace } from '../cachePlace';
import { oneOf } from '../optionValues';
import { UsageError } from '../usageError';

/** How found messages are printed. */
export const FIND_FORMATS = ['text', 'json', 'jsonl'] as const;

export type FindFormat = (typeof FIND_FORMATS)[number];

/** A call of `chatlog find`. */
export interface FindCommand {
  readonly query: string;
  readonly paths: readonly string[];
  readonly choices: FindChoices;
  readonly format: FindFormat;
  /** The maximum number of messages; may be infinite. */
  readonly limit: number;
  /** The folder of the cache; `undefined` for none. */
  readonly cacheFolder: string | undefined;
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
}

/** The values of the options, as given. */
export interface FindValues {
  readonly format?: string;
  readonly limit?: string;
  readonly 'match-case'?: boolean;
  readonly 'match-width'?: boolean;
  readonly 'match-forms'?: boolean;
  readonly cache?: boolean;
  readonly 'cache-folder'?: string;
}

/**
 * @param positionals the query, and the paths
 * @throws {UsageError} for a value that an option does not take, or if no path is given
 */
export function readFindCommand(
  values: FindValues,
  [query = '', ...paths]: readonly string[],
  registryPath: string,
  env: NodeJS.ProcessEnv,
): FindCommand {
  if (paths.length === 0) throw new UsageError(l10n.t('No file, folder or glob is given.'));
  return {
    query,
    paths,
    choices: {
      matchCase: values['match-case'] === true,
      matchWidth: values['match-width'] === true,
      matchForms: values['match-forms'] === true,
    },
    format: oneOf('--format', FIND_FORMATS, values.format ?? 'text'),
    limit: readLimit(values.limit),
    cacheFolder: values['cache-folder'] ?? (values.cache === true ? cachePlace(env) : undefined),
    registryPath,
  };
}

function readLimit(given: string | undefined): number {
  if (given === undefined) return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,14}$/.test(given)) return Number(given);
  throw new UsageError(l10n.t('{0} needs a whole number from 1 on, not "{1}".', '--limit', given));
}
