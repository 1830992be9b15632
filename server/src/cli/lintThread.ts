import type { PeopleData } from '../people/peopleData';
import type { RuleSettings } from '../rules/ruleLevels';
import type { Format } from './arguments';
import type { LintedFile } from './lintedFiles';

/** What a thread that lints is started with. */
export interface LintSetup {
  readonly ruleSettings: RuleSettings;
  /** The workspace folders, absolute. */
  readonly folders: readonly string[];
  readonly format: Format;
  readonly isColored: boolean;
  /** As for `recordToKeep`. */
  readonly hasPlaces: boolean;
}

/** A request for the first step of some logs. */
export type LintRequest = readonly LintedFile[];

/** The setup of a thread for the second step. */
export interface ReportSetup extends LintSetup {
  readonly people: PeopleData;
}

/** A request for the second step of some logs, with what the first has found in them. */
export interface ReportRequest {
  readonly files: readonly LintedFile[];
  readonly logs: Uint8Array;
}
