// A part of the run, as the program outside sees it: its lines, its counts.
import { add, type Counts, formatCounts, noCounts } from '../../scripts/counts';
import { record } from '../../scripts/results';
import type { Report } from './report';
import { plainTitle } from './whichHosts';

const sections: Section[] = [];

/** Several sections may run at once, so each line begins with the section's name. */
export class Section {
  #counts: Counts = { ...noCounts };
  readonly #failures: string[] = [];
  readonly #started = process.uptime();

  constructor(readonly name: string) {
    sections.push(this);
  }

  get counts(): Readonly<Counts> {
    return this.#counts;
  }

  get failures(): readonly string[] {
    return this.#failures;
  }

  say(text: string): void {
    for (const line of text.split('\n')) console.log(`${this.name}: ${line}`);
  }

  /** Prints a report for people, counts and records it. */
  take(report: Exclude<Report, { kind: 'end' }>): void {
    const title = plainTitle(report.title);
    switch (report.kind) {
      case 'passed':
        this.#counts.passed++;
        this.say(`✔ ${title} (${report.milliseconds} ms)`);
        break;
      case 'skipped':
        this.#counts.skipped++;
        this.say(`- ${title}`);
        break;
      case 'retried':
        this.say(`↻ ${title}: failed, and is tried once more.\n${indented(report.error)}`);
        return;
      case 'failed':
        this.#counts.failed++;
        this.#failures.push(`${this.name}: ${title}\n${indented(report.error)}`);
        this.say(`✘ ${title}\n${indented(report.error)}`);
        break;
    }
    record({ ...report, title: `${this.name}: ${title}` });
  }

  /** An error outside the tests. It counts as a failed test. */
  fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.take({ kind: 'failed', title: 'The tests run to their end', error: message });
  }

  end(): void {
    this.say(`${formatCounts(this.#counts)} (${(process.uptime() - this.#started).toFixed(0)} s)`);
  }
}

/** The counts of all sections, ended or not. */
export function totalCounts(): Counts {
  return sections.map(({ counts }) => counts).reduce(add, noCounts);
}

/** All failures, for the end of a long output. */
export function allFailures(): string[] {
  return sections.flatMap(({ failures }) => failures);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
