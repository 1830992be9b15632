import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { DEFAULT_REGISTRY_PATH, isPathInFolder } from '../protocol/registryPath';
import type { RuleSettings } from '../rules/ruleLevels';
import type { ExportValues } from './export/exportOptions';
import type { FindValues } from './find/findOptions';
import type { ImportValues } from './import/importOptions';
import type { MergeValues } from './merge/mergeOptions';
import { readConfiguration, readRuleOptions } from './ruleOptions';
import { UsageError } from './usageError';

const FORMATS = ['stylish', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** A call of `chatlog lint`. */
export interface LintCommand {
  readonly kind: 'lint';
  readonly format: Format;
  readonly fix: boolean;
  /** Whether `fix` includes unsafe fixes. */
  readonly unsafe: boolean;
  /** `undefined` allows any number. */
  readonly maxWarnings: number | undefined;
  readonly ruleSettings: RuleSettings;
  /** Whether what is known of logs is remembered for the next run. */
  readonly cache: boolean;
  /** The folder of the cache, if it is not the usual one. */
  readonly cacheFolder: string | undefined;
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
  readonly paths: readonly string[];
}

/** A call of `chatlog import`, whose values are not read yet. */
export interface ImportArguments {
  readonly kind: 'import';
  readonly values: ImportValues;
  readonly paths: readonly string[];
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
}

/** A call of `chatlog merge`, whose values are not read yet. */
export interface MergeArguments {
  readonly kind: 'merge';
  readonly values: MergeValues;
  readonly paths: readonly string[];
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
}

/** A call of `chatlog export`, whose values are not read yet. */
export interface ExportArguments {
  readonly kind: 'export';
  readonly values: ExportValues;
  readonly paths: readonly string[];
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
}

/** A call of `chatlog find`, whose values are not read yet. */
export interface FindArguments {
  readonly kind: 'find';
  readonly values: FindValues;
  /** The query comes first. */
  readonly paths: readonly string[];
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
}

export type Command =
  | LintCommand
  | ImportArguments
  | MergeArguments
  | ExportArguments
  | FindArguments
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

type Options = Record<string, { type: 'string' | 'boolean'; short?: string; multiple?: boolean }>;

const GENERAL = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies Options;

/** The options of each command. An option that two commands have takes a value in both or in neither. */
const COMMANDS = {
  lint: {
    format: { type: 'string' },
    fix: { type: 'boolean' },
    unsafe: { type: 'boolean' },
    'max-warnings': { type: 'string' },
    rule: { type: 'string', multiple: true },
    config: { type: 'string' },
    cache: { type: 'boolean' },
    'cache-folder': { type: 'string' },
    registry: { type: 'string' },
  },
  import: {
    again: { type: 'boolean' },
    to: { type: 'string' },
    format: { type: 'string' },
    zone: { type: 'string' },
    conversation: { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
    start: { type: 'string' },
    media: { type: 'string' },
    anyway: { type: 'boolean' },
    'no-remember': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    report: { type: 'string' },
    registry: { type: 'string' },
  },
  merge: {
    output: { type: 'string', short: 'o' },
    'dry-run': { type: 'boolean' },
    report: { type: 'string' },
    anyway: { type: 'boolean' },
    registry: { type: 'string' },
  },
  export: {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    title: { type: 'string' },
    'embed-media': { type: 'boolean' },
    'link-media': { type: 'boolean' },
    split: { type: 'string' },
    registry: { type: 'string' },
  },
  find: {
    format: { type: 'string' },
    limit: { type: 'string' },
    'match-case': { type: 'boolean' },
    'match-width': { type: 'boolean' },
    'match-forms': { type: 'boolean' },
    cache: { type: 'boolean' },
    'cache-folder': { type: 'string' },
    registry: { type: 'string' },
  },
} as const satisfies Record<string, Options>;

const ALL_OPTIONS: Options = {
  ...COMMANDS.lint,
  ...COMMANDS.import,
  ...COMMANDS.merge,
  ...COMMANDS.export,
  ...COMMANDS.find,
  ...GENERAL,
};

/** The values as `parseArgs` gives them, after `checkOption`. */
type LintValues = {
  readonly format?: string;
  readonly fix?: boolean;
  readonly unsafe?: boolean;
  readonly 'max-warnings'?: string;
  readonly rule?: string[];
  readonly config?: string;
  readonly cache?: boolean;
  readonly 'cache-folder'?: string;
};

/**
 * Reads a command line.
 *
 * @throws {UsageError} if it is wrong; names the first error
 */
export function readArguments(args: readonly string[]): Command {
  // Not strict: Node's own error messages are English only.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: ALL_OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [command, ...paths] = positionals;
  const isKnown = command !== undefined && Object.hasOwn(COMMANDS, command);
  const options: Options = isKnown
    ? { ...COMMANDS[command as keyof typeof COMMANDS], ...GENERAL }
    : ALL_OPTIONS;
  for (const token of tokens) if (token.kind === 'option') checkOption(options, token);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };

  if (command === undefined) throw new UsageError(l10n.t('No command is given.'));
  if (!isKnown) throw new UsageError(l10n.t('Unknown command "{0}".', command));
  const isAgain = command === 'import' && values.again === true;
  if (paths.length === 0 && command === 'find') throw new UsageError(l10n.t('No query is given.'));
  if (paths.length === 0 && !isAgain) throw new UsageError(l10n.t('No file, folder or glob is given.'));
  const registryPath = readRegistryPath(values.registry as string | undefined);
  switch (command as keyof typeof COMMANDS) {
    case 'lint':
      return readLintCommand(values as LintValues, paths, registryPath);
    case 'import':
      return { kind: 'import', values: values as ImportValues, paths, registryPath };
    case 'merge':
      return { kind: 'merge', values: values as MergeValues, paths, registryPath };
    case 'export':
      return { kind: 'export', values: values as ExportValues, paths, registryPath };
    case 'find':
      return { kind: 'find', values: values as FindValues, paths, registryPath };
  }
}

function readLintCommand(values: LintValues, paths: readonly string[], registryPath: string): LintCommand {
  const { config, format, rule } = values;
  if (values.unsafe && !values.fix)
    throw new UsageError(l10n.t('{0} goes with {1} only.', '--unsafe', '--fix'));
  return {
    kind: 'lint',
    format: readFormat(format),
    fix: values.fix === true,
    unsafe: values.unsafe === true,
    maxWarnings: readMaxWarnings(values['max-warnings']),
    ruleSettings: {
      ...(config === undefined ? {} : readConfiguration(config)),
      ...readRuleOptions(rule ?? []),
    },
    cache: values.cache === true || values['cache-folder'] !== undefined,
    cacheFolder: values['cache-folder'],
    registryPath,
    paths,
  };
}

function checkOption(
  options: Options,
  token: { name: string; rawName: string; value?: string | undefined },
): void {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined) throw new UsageError(l10n.t('Unknown option {0}.', token.rawName));
  if (option.type === 'string' && !token.value) {
    throw new UsageError(l10n.t('{0} needs a value.', token.rawName));
  }
  if (option.type === 'boolean' && token.value !== undefined) {
    throw new UsageError(l10n.t('{0} takes no value.', token.rawName));
  }
}

function readFormat(given = 'stylish'): Format {
  const format = FORMATS.find(name => name === given);
  if (format !== undefined) return format;
  throw new UsageError(l10n.t('Unknown format "{0}": expected {1}.', given, FORMATS.join(', ')));
}

function readRegistryPath(given = DEFAULT_REGISTRY_PATH): string {
  if (isPathInFolder(given)) return given;
  throw new UsageError(
    l10n.t('{0} needs a path inside a folder, with slashes, not "{1}".', '--registry', given),
  );
}

function readMaxWarnings(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new UsageError(l10n.t('{0} needs a whole number, not "{1}".', '--max-warnings', given));
}
