import type { RuleSettings } from '../rules/ruleLevels';
import type { LintedFile } from './lintedFiles';

/** What a thread that lints is started with. */
export interface LintSetup {
  readonly ruleSettings: RuleSettings;
  /** The workspace folders, absolute. */
  readonly folders: readonly string[];
  readonly showsFixable: boolean;
  /** As for `recordToKeep`. */
  readonly hasPlaces: boolean;
}

export type LintRequest = readonly LintedFile[];
