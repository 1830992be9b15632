import * as l10n from '@vscode/l10n';
import { registryRules, rules } from '../rules';
import { type RuleLevel, SEVERITIES } from '../rules/rule';
import type { RuleSettings } from '../rules/ruleLevels';
import { FileError, readTextFile } from './textFile';
import { UsageError } from './usageError';

/**
 * Reads the values of `--rule`, each `ID:LEVEL`; the last value for a rule counts.
 *
 * @throws {UsageError}
 */
export function readRuleOptions(given: readonly string[]): RuleSettings {
  const settings: Record<string, RuleLevel> = {};
  for (const option of given) {
    const colon = option.lastIndexOf(':');
    if (colon === -1) throw new UsageError(l10n.t('{0} needs ID:LEVEL, not "{1}".', '--rule', option));
    const id = option.slice(0, colon);
    settings[id] = toLevel(id, option.slice(colon + 1));
  }
  return settings;
}

/**
 * Reads a configuration: a JSON file `{"rules": {"ID": "LEVEL"}}`. Other keys are ignored, as other tools may use the file too.
 *
 * @throws {UsageError} if it can't be read, or has an unknown rule or level
 */
export function readConfiguration(path: string): RuleSettings {
  let content: unknown;
  try {
    content = JSON.parse(readTextFile(path).text);
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(error.message);
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const given = isObject(content) ? content.rules : undefined;
  if (!isObject(given)) {
    throw new UsageError(l10n.t('{0}: expected {1}.', path, '{ "rules": { "ID": "LEVEL" } }'));
  }
  const settings: Record<string, RuleLevel> = {};
  for (const [id, level] of Object.entries(given)) settings[id] = toLevel(id, level);
  return settings;
}

/** The editor ignores unknown settings; the command line reports them at once. */
function toLevel(id: string, given: unknown): RuleLevel {
  if (![...rules, ...registryRules].some(rule => rule.id === id))
    throw new UsageError(l10n.t('Unknown rule "{0}".', id));
  const levels: readonly RuleLevel[] = [...SEVERITIES, 'off'];
  const level = levels.find(name => name === given);
  if (level !== undefined) return level;
  throw new UsageError(
    l10n.t('"{0}" is not a level for {1}: expected {2}.', String(given), id, levels.join(', ')),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
