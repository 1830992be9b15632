import * as l10n from '@vscode/l10n';
import { UsageError } from './usageError';

/** How the result of a command that writes logs is printed. */
export const REPORTS = ['text', 'json'] as const;

export type Report = (typeof REPORTS)[number];

/** @throws {UsageError} for a value that is none of those allowed */
export function oneOf<T extends string>(option: string, allowed: readonly T[], given: string): T {
  const found = allowed.find(each => each === given);
  if (found !== undefined) return found;
  throw new UsageError(l10n.t('{0} needs one of {1}, not "{2}".', option, allowed.join(', '), given));
}
