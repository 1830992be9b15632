import { headerPlaces } from './headerPlaces';
import type { SpokenLog } from './spokenLog';

/** How often each name speaks directly after another one. */
export type AnswerCounts = ReadonlyMap<string, number>;

/**
 * Who speaks after whom, in some logs. The answers to a name are counted when they are requested, over the logs in which it speaks.
 * From then on they follow the logs that change: such a log costs its own messages.
 */
export class Answers<Log extends SpokenLog = SpokenLog> {
  readonly #to = new Map<string, Map<string, number>>();

  /** A log has come, gone or changed. */
  replace(before: Log | undefined, after: Log | undefined): void {
    if (this.#to.size === 0) return;
    if (after !== undefined) this.#count(after, 1);
    if (before !== undefined) this.#count(before, -1);
  }

  /**
   * How often each name speaks directly after `name`, which may answer itself.
   *
   * @param logs all logs in which `name` speaks
   * @param besides one of these that is not to count
   */
  to(name: string, logs: Iterable<Log>, besides?: Log): AnswerCounts {
    let answers = this.#to.get(name);
    if (answers === undefined) {
      answers = new Map();
      for (const log of logs) countAnswers(log, name, answers, 1);
      this.#to.set(name, answers);
    }
    if (besides === undefined) return answers;
    const others = new Map(answers);
    countAnswers(besides, name, others, -1);
    return others;
  }

  #count(log: Log, sign: 1 | -1): void {
    for (const name of log.speakers.keys()) {
      const answers = this.#to.get(name);
      if (answers !== undefined) countAnswers(log, name, answers, sign);
    }
  }
}

/** Adds to `answers` who speaks directly after `name` in a log, or takes it away. */
function countAnswers(
  { headers }: SpokenLog,
  name: string,
  answers: Map<string, number>,
  sign: 1 | -1,
): void {
  for (const place of headerPlaces(headers, name)) {
    if (place + 1 === headers.length) continue;
    const answer = headers.names[headers.nameIndex(place + 1)]!;
    const count = (answers.get(answer) ?? 0) + sign;
    if (count === 0) answers.delete(answer);
    else answers.set(answer, count);
  }
}
