import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { DEFAULT_REGISTRY_PATH, isPathInFolder } from '../protocol/registryPath';
import type { RuleSettings } from '../rules/ruleLevels';
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
  /** The path of the speaker registry in a workspace folder, with slashes. */
  readonly registryPath: string;
  readonly paths: readonly string[];
}

export type Command = LintCommand | { readonly kind: 'help' } | { readonly kind: 'version' };

const OPTIONS = {
  format: { type: 'string' },
  fix: { type: 'boolean' },
  unsafe: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  rule: { type: 'string', multiple: true },
  config: { type: 'string' },
  registry: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads a command line.
 *
 * @throws {UsageError} if it is wrong; names the first error
 */
export function readArguments(args: readonly string[]): Command {
  // Not strict: Node's own error messages are English only.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(token);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };

  const [command, ...paths] = positionals;
  if (command === undefined) throw new UsageError(l10n.t('No command is given.'));
  if (command !== 'lint') throw new UsageError(l10n.t('Unknown command "{0}".', command));
  if (paths.length === 0) throw new UsageError(l10n.t('No file, folder or glob is given.'));
  if (values.unsafe && !values.fix)
    throw new UsageError(l10n.t('{0} goes with {1} only.', '--unsafe', '--fix'));
  // The check above guarantees these types.
  const { config, format, rule } = values as { config?: string; format?: string; rule?: string[] };
  return {
    kind: 'lint',
    format: readFormat(format),
    fix: values.fix === true,
    unsafe: values.unsafe === true,
    maxWarnings: readMaxWarnings(values['max-warnings'] as string | undefined),
    ruleSettings: {
      ...(config === undefined ? {} : readConfiguration(config)),
      ...readRuleOptions(rule ?? []),
    },
    registryPath: readRegistryPath(values.registry as string | undefined),
    paths,
  };
}

function checkOption(token: { name: string; rawName: string; value?: string | undefined }): void {
  const option = Object.hasOwn(OPTIONS, token.name) ? OPTIONS[token.name as keyof typeof OPTIONS] : undefined;
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
