import type { LogView, PeopleView } from '../log/logView';
import type { MessageHeader } from '../model/header';
import type { Message } from '../model/message';
import type { Severity } from '../protocol';
import type { SpeakerRegistry } from '../registry/speakerRegistry';
import type { Edit, Range } from '../text/span';

export type { Severity };

/** Severities by weight, the heaviest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What a rule is set to. */
export type RuleLevel = Severity | 'off';

/** What a rule reports. Which lines its ranges count from is said at the kind of rule. */
export interface Report {
  readonly range: Range;
  readonly message: string;
  /** Another place that explains this one: the message before, the first of two keys. */
  readonly related?: { readonly range: Range; readonly message: string };
  /** `unnecessary` is shown faded. */
  readonly tag?: 'unnecessary';
  /** What the rule's own fix wants to know again. */
  readonly data?: string;
  /** Set where the fix of this finding is unsafe, of a rule whose `fixSafety` is `mixed`. */
  readonly isFixUnsafe?: boolean;
}

/** A report with its rule, at its place in the log: ranges are absolute. */
export interface Finding extends Report {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The message it is about; -1 for the head. */
  readonly messageIndex: number;
}

/** A way to take a finding away. Applied, it leaves nothing for the rule to find there. */
export type Fix = LocalFix | WiderFix;

/** Edits of the document that the finding is in. */
export interface LocalFix {
  /** As the user reads it in the list of quick fixes. */
  readonly title: string;
  /** They don't overlap. */
  readonly edits: readonly Edit[];
  readonly change?: never;
}

/**
 * A change of other documents as well. It is a choice of the user's and never part of "fix all", neither in the editor nor on the
 * command line: those edit the log alone.
 */
export interface WiderFix {
  readonly title: string;
  readonly change: WorkspaceChange;
  readonly edits?: never;
}

/**
 * What a fix changes in the registry or in all logs. The rule says what; `features/support/workspaceChange.ts` works out the edits
 * when the fix is chosen, as they depend on files that only the workspace knows. A fix that can't be done is not offered.
 */
export type WorkspaceChange =
  /** In the registry, `alias` becomes another name of the person who goes by `name`. */
  | { readonly kind: 'addAlias'; readonly name: string; readonly alias: string }
  /** In the registry, the names are recorded as those of different people. */
  | { readonly kind: 'addDifferent'; readonly names: readonly string[] }
  /** In all logs and the registry, `name` becomes `newName`, a name of the same person. */
  | { readonly kind: 'rename'; readonly name: string; readonly newName: string };

/** What a rule says of itself. The settings, the table of rules and the head of the rule's page are generated from it. */
export interface RuleInfo {
  /** `group/name`: the `code` of the diagnostic, the key in the settings, and the path of the page below docs/rules/. */
  readonly id: string;
  readonly defaultLevel: RuleLevel;
  /** What the rule reports: one English sentence, with code in backticks. Its Chinese stands in the rule's page. */
  readonly summary: string;
  /** Why the rule exists, in the user's language, with code in backticks. The rule's page says the same, in both languages. */
  readonly meaning: () => string;
  /**
   * What `fix` is, where not every fix of the rule is safe. A safe fix changes no meaning and loses nothing. An unsafe one deletes,
   * reorders or guesses: it is applied only when chosen. `mixed`: each report says which its own fix is.
   */
  readonly fixSafety?: 'unsafe' | 'mixed';
  /** So many of what `fix` mends, in the user's language: `1 spacing`, `4 spacings`. A rule with a fix has it. */
  readonly noun?: (count: number) => string;
}

interface RuleBase extends RuleInfo {
  /** The one way to mend a finding; `undefined` when this one has none. Also what "fix all" applies, where it is safe. */
  fix?(log: LogView, finding: Finding): LocalFix | undefined;
  /** Set where the fix of one finding takes all findings of the rule away, as a sort does. */
  readonly fixesAll?: true;
  /** Ways to choose from, none of them certain: quick fixes, but never part of "fix all". */
  suggest?(log: LogView, finding: Finding): Fix[];
}

/** Looks at one message and nothing else. Ranges count from the message's header. */
export interface MessageRule extends RuleBase {
  readonly scope: 'message';
  check(message: Message, report: (found: Report) => void): void;
}

/**
 * Looks at a message and those before it, as far back as the next one with a valid time. Ranges count from the header
 * of message `index`; a related place before it has negative lines.
 */
export interface NeighbourRule extends RuleBase {
  readonly scope: 'neighbours';
  check(log: LogView, index: number, report: (found: Report) => void): void;
}

/** Looks at one message and at who is known, in the log and beyond. Ranges count from the message's header. */
export interface SpeakersRule extends RuleBase {
  readonly scope: 'speakers';
  check(view: PeopleView, message: Message, report: (found: Report) => void): void;
}

/**
 * Looks at a name, once: at the first header that has it, and at what is known of people. Ranges count from that header. It is asked
 * again when other people are known, not when other messages of the name come or go.
 */
export interface NameRule extends RuleBase {
  readonly scope: 'name';
  check(view: PeopleView, first: MessageHeader, report: (found: Report) => void): void;
}

/** Looks at the front matter, the stray text, the file's name and the number of messages. Ranges are absolute. */
export interface HeadRule extends RuleBase {
  readonly scope: 'head';
  check(log: LogView, report: (found: Report) => void): void;
}

export type Rule = MessageRule | NeighbourRule | SpeakersRule | NameRule | HeadRule;

/** Whether the fix of what a rule reports is unsafe. */
export function isFixUnsafe(
  { fixSafety }: Pick<RuleInfo, 'fixSafety'>,
  report: Pick<Report, 'isFixUnsafe'>,
): boolean {
  return fixSafety === 'unsafe' || report.isFixUnsafe === true;
}

/** What the rules of the speaker registry look at. */
export interface RegistryView {
  readonly registry: SpeakerRegistry;
  /** The names that the logs hold, with the number of messages; `undefined` as long as not all logs have been read. */
  readonly names: ReadonlyMap<string, number> | undefined;
}

/** Looks at a speaker registry. Ranges are absolute. */
export interface RegistryRule extends RuleInfo {
  readonly scope: 'registry';
  check(view: RegistryView, report: (found: Report) => void): void;
  /** The one way to mend a finding; `undefined` when this one has none. */
  fix?(view: RegistryView, finding: Report): LocalFix | undefined;
  /** Ways to choose from, none of them certain: quick fixes. */
  suggest?(view: RegistryView, finding: Report): LocalFix[];
}
