import type { Images } from '../log/images';
import type { LogView, PeopleView } from '../log/logView';
import type { Directive, NamedRule } from '../markdown/directives';
import type { MessageHeader } from '../model/header';
import type { Message } from '../model/message';
import type { Severity } from '../protocol';
import type { SpeakerRegistry } from '../registry/speakerRegistry';
import type { Edit, Range } from '../text/span';

export type { Severity };

/** Severities, the most severe first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The level of a rule. */
export type RuleLevel = Severity | 'off';

/** What a rule reports, but for its message. The kind of the rule defines the line from which its ranges count. */
interface Reported {
  readonly range: Range;
  /** A related place: the message before, the first of two keys. */
  readonly related?: { readonly range: Range; readonly message: string };
  /** `unnecessary` is displayed faded. */
  readonly tag?: 'unnecessary';
  /** Data for the rule's own fix. */
  readonly data?: string;
  /** Set if the fix of this finding is unsafe, for a rule whose `fixSafety` is `mixed`. */
  readonly isFixUnsafe?: boolean;
}

/** What a rule reports. */
export interface Report extends Reported {
  /** In the user's language. A function computes it of the message with the finding: a log may have very many findings and shows few. */
  readonly message: string | ((log: LogView, messageIndex: number) => string);
}

/** A report with its message. */
export interface FullReport extends Reported {
  readonly message: string;
}

/** A report with its rule, at its place in the log. Ranges are absolute. */
export interface Finding extends FullReport {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The index of its message; -1 for the head. */
  readonly messageIndex: number;
}

/** A finding without its message: all that its fix needs. */
export type Fixable = Omit<Finding, 'message'>;

/** A way to resolve a finding. Once it is applied, the rule reports nothing there. */
export type Fix = LocalFix | WiderFix;

/** Edits of the document that the finding is in. */
export interface LocalFix {
  /** The title in the list of quick fixes. */
  readonly title: string;
  /** They don't overlap. */
  readonly edits: readonly Edit[];
  readonly change?: never;
}

/**
 * A change of other documents as well. The user must choose it. It is never part of "fix all", in the editor or on the command
 * line, as that edits the log alone.
 */
export interface WiderFix {
  readonly title: string;
  readonly change: WorkspaceChange;
  readonly edits?: never;
}

/**
 * A change of the registry or of all logs by a fix. The rule describes the change. `features/support/workspaceChange.ts`
 * computes the edits when the fix is chosen, as they depend on files that only the workspace knows. A fix that can't be applied
 * is not offered.
 */
export type WorkspaceChange =
  /** In the registry, `alias` becomes another name of the person with the name `name`. */
  | { readonly kind: 'addAlias'; readonly name: string; readonly alias: string }
  /** In the registry, the names are recorded as those of different people. */
  | { readonly kind: 'addDifferent'; readonly names: readonly string[] }
  /** In all logs and the registry, `name` becomes `newName`, a name of the same person. */
  | { readonly kind: 'rename'; readonly name: string; readonly newName: string };

/** The metadata of a rule. The settings, the table of rules and the head of the rule's page are generated from it. */
export interface RuleInfo {
  /** `group/name`: the `code` of the diagnostic, the key in the settings, and the path of the page below docs/rules/. */
  readonly id: string;
  readonly defaultLevel: RuleLevel;
  /** What the rule reports: one English sentence, with code in backticks. The rule's page has it in Chinese. */
  readonly summary: string;
  /** Why the rule exists, in the user's language, with code in backticks. The rule's page has the same text in both languages. */
  readonly meaning: () => string;
  /**
   * The safety of `fix`, if not every fix of the rule is safe. A safe fix changes no meaning and loses nothing. An unsafe one
   * deletes, reorders or guesses, and is applied only when chosen. `mixed`: each report says whether its fix is unsafe.
   */
  readonly fixSafety?: 'unsafe' | 'mixed';
  /** A number of fixed findings, in the user's language: `1 spacing`, `4 spacings`. Required for a rule with a fix. */
  readonly noun?: (count: number) => string;
  /** The title of the action that turns the rule off at one place, if it says what is right there: `They are two messages`. */
  readonly ignoreTitle?: () => string;
}

/** For rules about single messages. */
interface PlainSigns {
  /**
   * The texts of which a plain message (`model/plainMessage.ts`) must have one for the rule to find anything; empty if it finds
   * nothing in any. `undefined`: it looks at all messages, and costs time in each.
   */
  readonly signs?: readonly string[];
}

interface RuleBase extends RuleInfo {
  /** The only fix of a finding; `undefined` if it has none. "Fix all" applies it too, if it is safe. */
  fix?(log: LogView, finding: Fixable): LocalFix | undefined;
  /** Set if the fix of one finding resolves all findings of the rule, as a sort does. */
  readonly fixesAll?: true;
  /** Several possible fixes, none of them certain: quick fixes, but never part of "fix all". */
  suggest?(log: LogView, finding: Finding): Fix[];
}

/** Checks one message on its own. Ranges count from the message's header. */
export interface MessageRule extends RuleBase, PlainSigns {
  readonly scope: 'message';
  check(message: Message, report: (found: Report) => void): void;
}

/**
 * Checks a message and those before it, back to the nearest one with a valid time. Ranges count from the header of message
 * `index`; a related place before it has negative lines.
 */
export interface NeighbourRule extends RuleBase {
  readonly scope: 'neighbours';
  /** Set if it looks at other messages than these. */
  readonly reach?: Reach;
  /**
   * Set if it finds nothing in a plain message that follows another one, is not earlier, and is not of the same speaker at the same
   * time: then it costs no time there. With a reach, it finds nothing there only if the message is not near the other one, and with
   * `looksForDoubles` only if no message near it stands twice.
   */
  readonly skipsPlainSequence?: true;
  /** Set if it looks at messages that stand twice anywhere in the log, as `LogView.clockDoubles` knows them. Needs a reach. */
  readonly looksForDoubles?: true;
  check(log: LogView, index: number, report: (found: Report) => void): void;
}

/**
 * What a rule looks at: messages before and after one that are near it in time. A change checks these again, so the reach is short. The
 * rule finds nothing in a message that is not near the one before it, and takes no account of one that is near neither one beside it.
 */
export interface Reach {
  /** The number of messages before it, and after it. */
  readonly messages: number;
  /** Messages whose times differ by no more are near, as are those without a valid time. */
  readonly seconds: number;
}

/** Checks one message and the people known in the log and beyond. Ranges count from the message's header. */
export interface SpeakersRule extends RuleBase {
  readonly scope: 'speakers';
  check(view: PeopleView, message: Message, report: (found: FullReport) => void): void;
}

/**
 * Checks each name once, at the first header with it, using the known people. Ranges count from that header. `check` runs again
 * when the known people change, not when other messages of the name are added or removed.
 */
export interface NameRule extends RuleBase {
  readonly scope: 'name';
  check(view: PeopleView, first: SpeakerSite, report: (found: FullReport) => void): void;
}

/** The name in a header. */
export type SpeakerSite = Pick<MessageHeader, 'speaker' | 'speakerStart' | 'speakerEnd'>;

/**
 * Checks the images of one message, using the files of the workspace. Ranges count from the message's header. `check` runs again
 * when more is known of the files.
 */
export interface ImagesRule extends RuleBase, PlainSigns {
  readonly scope: 'images';
  check(images: Images, message: Message, report: (found: Report) => void): void;
}

/** Checks the front matter, the stray text, the file name and the number of messages. Ranges are absolute. */
export interface HeadRule extends RuleBase {
  readonly scope: 'head';
  check(log: LogView, report: (found: Report) => void): void;
}

/**
 * What a comment turns off: findings, none, or, as long as not all is known that a rule needs, unknown. `unknownRule`: no rule
 * has that name.
 */
export type Effect = 'some' | 'none' | 'undecided' | 'unknownRule';

/** Looks at a comment that turns rules off. Ranges count as the line of the comment does. */
export interface SuppressionRule extends RuleBase {
  readonly scope: 'suppression';
  /**
   * @param lines those of the message or the head that the comment is in
   * @param effectOf of a rule that the comment names, or of a comment that names none
   */
  check(
    directive: Directive,
    lines: readonly string[],
    effectOf: (named?: NamedRule) => Effect,
    report: (found: Report) => void,
  ): void;
}

export type Rule =
  | MessageRule
  | NeighbourRule
  | ImagesRule
  | SpeakersRule
  | NameRule
  | HeadRule
  | SuppressionRule;

/** Whether the fix of a report is unsafe. */
export function isFixUnsafe(
  { fixSafety }: Pick<RuleInfo, 'fixSafety'>,
  report: Pick<Report, 'isFixUnsafe'>,
): boolean {
  return fixSafety === 'unsafe' || report.isFixUnsafe === true;
}

/** The input of the rules of the speaker registry. */
export interface RegistryView {
  readonly registry: SpeakerRegistry;
  /** The names in the logs, with the number of messages; `undefined` until all logs have been read. */
  readonly names: ReadonlyMap<string, number> | undefined;
}

/** Checks a speaker registry. Ranges are absolute. */
export interface RegistryRule extends RuleInfo {
  readonly scope: 'registry';
  check(view: RegistryView, report: (found: FullReport) => void): void;
  /** The only fix of a finding; `undefined` if it has none. */
  fix?(view: RegistryView, finding: FullReport): LocalFix | undefined;
  /** Several possible fixes, none of them certain: quick fixes. */
  suggest?(view: RegistryView, finding: FullReport): LocalFix[];
}
