import { basename } from 'node:path';
import { ChatLog } from '../document/chatLog';
import { compareFindings, LaterFindings, splitLevels } from '../document/laterFindings';
import type { People } from '../people/people';
import { type Finding, isFixUnsafe } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { type LogRecord, recordToKeep } from '../workspace/logRecord';
import type { FixSafety, ReportedFinding } from './reports/report';

/**
 * Of so much text, in UTF-16 units, what is needed stays in memory until all people are known. Logs beyond it are read twice: a folder
 * of many thousand must not end the process.
 */
const MAX_KEPT = 64 * 1024 * 1024;

/** A finding that can be reported when its log is gone, with what orders it among others. */
type Settled = ReportedFinding & Pick<Finding, 'messageIndex'>;

/** What is left of a log after the rules have run that look at nothing else. */
interface Kept {
  readonly own: readonly Settled[];
  readonly later: LaterFindings;
}

/** Lints logs in two steps: each on its own, and then with what is known of people. */
export class LogLinter {
  /** Whether any rule that is on asks for people. Otherwise the first step is all. */
  readonly asksForPeople: boolean;
  readonly #levels: RuleLevels;
  readonly #ownLevels: RuleLevels;
  readonly #peopleLevels: RuleLevels;
  readonly #tellsFixable: boolean;
  readonly #kept = new Map<string, Kept>();
  readonly #maxKept: number;
  #keptLength = 0;

  /**
   * @param tellsFixable whether the findings say if they have a fix
   * @param maxKept how much text is kept, in UTF-16 units
   */
  constructor(levels: RuleLevels, tellsFixable: boolean, maxKept = MAX_KEPT) {
    const { own, people } = splitLevels(levels);
    this.#levels = levels;
    this.#ownLevels = own;
    this.#peopleLevels = people;
    this.#tellsFixable = tellsFixable;
    this.#maxKept = maxKept;
    this.asksForPeople = people.size > 0;
  }

  /** The findings of a log where no rule asks for people. */
  lint(path: string, text: string): readonly ReportedFinding[] {
    return this.#settle(new ChatLog(text, { fileName: basename(path), levels: this.#levels }));
  }

  /**
   * The first step.
   *
   * @param hasMentions whether anybody will ask who is mentioned in it
   * @returns what everybody else needs to know of the log
   */
  read(path: string, uri: string, text: string, hasMentions: boolean): LogRecord {
    const log = new ChatLog(text, { fileName: basename(path), levels: this.#ownLevels });
    const { record, firstMessages } = recordToKeep(uri, log, hasMentions);
    if (this.#keptLength + text.length <= this.#maxKept) {
      this.#keptLength += text.length;
      const later = new LaterFindings(log, this.#peopleLevels, firstMessages);
      this.#kept.set(path, { own: this.#settle(log), later });
    }
    return record;
  }

  /**
   * The second step: all findings of a log, in the order of the text.
   *
   * @param readAgain reads the text of a log that was not kept
   */
  finish(path: string, people: People, readAgain: () => string): readonly ReportedFinding[] {
    const kept = this.#kept.get(path);
    if (kept === undefined) {
      return this.#settle(
        new ChatLog(readAgain(), { fileName: basename(path), levels: this.#levels, people }),
      );
    }
    this.#kept.delete(path);
    // No rule that asks for people has a fix: what mends it is written in other files, or chosen.
    const later = kept.later.find(people).map(finding => settled(finding, 'none'));
    return later.length === 0 ? kept.own : [...kept.own, ...later].sort(compareFindings);
  }

  #settle(log: ChatLog): Settled[] {
    return Array.from(log.findings.all(), finding =>
      settled(finding, this.#tellsFixable ? fixOf(log, finding) : undefined),
    );
  }
}

function fixOf(log: ChatLog, finding: Finding): FixSafety {
  if (finding.rule.fix?.(log, finding) === undefined) return 'none';
  return isFixUnsafe(finding.rule, finding) ? 'unsafe' : 'safe';
}

function settled(finding: Finding, fix: FixSafety | undefined): Settled {
  const { range, severity, rule, message, messageIndex } = finding;
  return { range, severity, rule, message, messageIndex, fix };
}
