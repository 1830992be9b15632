import { basename } from 'node:path';
import { ChatLog } from '../document/chatLog';
import {
  compareFindings,
  type FirstPlace,
  firstPlaces,
  LaterFindings,
  splitLevels,
} from '../document/laterFindings';
import type { Images } from '../log/images';
import type { Transcript } from '../model/transcript';
import type { People } from '../people/people';
import { type Finding, isFixUnsafe } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { type LogRecord, recordToKeep } from '../workspace/logRecord';
import type { LintedFile } from './lintedFiles';
import type { FixSafety, ReportedFinding } from './reports/report';

/**
 * The amount of text, in UTF-16 units, whose logs are kept in memory in part until all people are known. Logs beyond it are
 * read twice: a folder of many thousand logs must not exhaust the memory.
 */
const MAX_KEPT = 64 * 1024 * 1024;

/** The same for logs that are kept whole. */
const MAX_WHOLE = 4 * 1024 * 1024;

/** The text of a log, and its transcript if it is known. */
export interface LogText {
  readonly text: string;
  readonly transcript?: Transcript | undefined;
}

/** A finding that can be reported after its log is released, with the data that orders it among others. */
export type Settled = ReportedFinding & Pick<Finding, 'messageIndex'>;

/** What the second step needs of a log that was read elsewhere. */
export interface ApartLog {
  readonly own: readonly Settled[];
  readonly firsts: readonly FirstPlace[];
}

/** The same; `again` for a log with comments that turn rules off, which is linted again when all rules can run. */
export type BatchLog = ApartLog | 'again';

/** What has come of the first step for all logs of a run. */
export interface FirstStep {
  readonly records: readonly LogRecord[];
  /** The second step for one of these logs: its findings. `undefined` if it could not be read. Call it for the logs in their order. */
  finish(file: LintedFile, people: People): readonly ReportedFinding[] | undefined;
}

/** The part of a log that is kept after the rules that depend only on the log have run. */
interface Kept {
  readonly own: readonly Settled[];
  readonly later: LaterFindings;
}

/** Lints logs in two steps: first each on its own, then with the known people. */
export class LogLinter {
  /** Whether any enabled rule depends on people. If not, the first step is all. */
  readonly needsPeople: boolean;
  /** Whether any enabled rule looks at messages in the second step: then logs can't be read elsewhere. */
  readonly needsMessages: boolean;
  readonly #levels: RuleLevels;
  readonly #ownLevels: RuleLevels;
  readonly #peopleLevels: RuleLevels;
  readonly #imagesOf: (path: string) => Images;
  readonly #showsFixable: boolean;
  readonly #kept = new Map<string, Kept>();
  /** Logs with comments that turn rules off: what these do is known when all rules have run. */
  readonly #whole = new Map<string, ChatLog>();
  readonly #maxKept: number;
  readonly #maxWhole: number;
  #keptLength = 0;
  #wholeLength = 0;

  /**
   * @param imagesOf the image files that the log with a path may point to
   * @param showsFixable whether each finding says if it has a fix
   * @param maxKept the amount of text that is kept, in UTF-16 units
   */
  constructor(
    levels: RuleLevels,
    imagesOf: (path: string) => Images,
    showsFixable: boolean,
    maxKept = MAX_KEPT,
  ) {
    const { own, people } = splitLevels(levels);
    this.#levels = levels;
    this.#imagesOf = imagesOf;
    this.#ownLevels = own;
    this.#peopleLevels = people;
    this.#showsFixable = showsFixable;
    this.#maxKept = maxKept;
    this.#maxWhole = Math.min(maxKept, MAX_WHOLE);
    this.needsPeople = people.size > 0;
    this.needsMessages = [...people.keys()].some(({ scope }) => scope === 'speakers');
  }

  /** The findings of a log, if no rule depends on people. */
  lint(path: string, text: LogText): readonly ReportedFinding[] {
    return this.#settle(this.#logOf(path, text, this.#levels));
  }

  /**
   * The first step.
   *
   * @param hasPlaces as for `recordToKeep`
   * @returns what the linting of other files needs to know of the log
   */
  read(path: string, uri: string, read: LogText, hasPlaces: boolean): LogRecord {
    const { length } = read.text;
    const log = this.#logOf(path, read, this.#ownLevels);
    const { record, firstMessages } = recordToKeep(uri, log, hasPlaces);
    if (log.findings.hasDirectives) {
      if (this.#wholeLength + length > this.#maxWhole) return record;
      this.#wholeLength += length;
      this.#whole.set(path, log);
    } else if (this.#keptLength + length <= this.#maxKept) {
      this.#keptLength += length;
      const firsts = firstPlaces(log, record.headers.names, firstMessages);
      const later = new LaterFindings(this.#peopleLevels, firsts, log);
      this.#kept.set(path, { own: this.#settle(log), later });
    }
    return record;
  }

  /**
   * The first step where the log is not kept, as in a thread.
   *
   * @param hasPlaces as for `recordToKeep`
   * @returns its record, and what the second step needs of it
   */
  readApart(
    path: string,
    uri: string,
    read: LogText,
    hasPlaces: boolean,
  ): { readonly record: LogRecord; readonly log: BatchLog } {
    const log = this.#logOf(path, read, this.#ownLevels);
    const { record, firstMessages } = recordToKeep(uri, log, hasPlaces);
    if (log.findings.hasDirectives) return { record, log: 'again' };
    const firsts = firstPlaces(log, record.headers.names, firstMessages);
    return { record, log: { own: this.#settle(log), firsts } };
  }

  /** The second step for such a log. */
  finishApart({ own, firsts }: ApartLog, people: People): readonly ReportedFinding[] {
    return this.#withLater(own, new LaterFindings(this.#peopleLevels, firsts), people);
  }

  /**
   * The second step: all findings of a log, in the order of the text.
   *
   * @param readAgain reads the text of a log that was not kept
   */
  finish(path: string, people: People, readAgain: () => string): readonly ReportedFinding[] {
    const whole = this.#whole.get(path);
    if (whole !== undefined) {
      this.#whole.delete(path);
      whole.setPeople(people);
      whole.configure(this.#levels);
      return this.#settle(whole);
    }
    const kept = this.#kept.get(path);
    if (kept === undefined) {
      return this.#settle(this.#logOf(path, { text: readAgain() }, this.#levels, people));
    }
    this.#kept.delete(path);
    return this.#withLater(kept.own, kept.later, people);
  }

  #withLater(own: readonly Settled[], rest: LaterFindings, people: People): readonly ReportedFinding[] {
    // No rule that depends on people has a fix: its corrections are in other files, or chosen by the user.
    const later = rest.find(people).map(finding => settled(finding, 'none'));
    return later.length === 0 ? own : [...own, ...later].sort(compareFindings);
  }

  #logOf(path: string, { text, transcript }: LogText, levels: RuleLevels, people?: People): ChatLog {
    return new ChatLog(transcript ?? text, {
      fileName: basename(path),
      levels,
      people,
      images: this.#imagesOf(path),
    });
  }

  #settle(log: ChatLog): Settled[] {
    return Array.from(log.findings.all(), finding =>
      settled(finding, this.#showsFixable ? fixOf(log, finding) : undefined),
    );
  }
}

function fixOf(log: ChatLog, finding: Finding): FixSafety {
  if (finding.rule.fix?.(log, finding) === undefined) return 'none';
  return isFixUnsafe(finding.rule, finding) ? 'unsafe' : 'safe';
}

function settled(finding: Finding, fix: FixSafety | undefined): Settled {
  const { range, severity, rule, message, messageIndex } = finding;
  return { range, severity, rule: { id: rule.id }, message, messageIndex, fix };
}
