import { isDirectiveLine, readDirective } from '../markdown/directives';
import type { Message } from '../model/message';
import { content, isBlank } from '../text/lines';
import { type ClockRun, clockRuns } from './clockRuns';
import { doubleBefore, nearMatesBefore } from './doubledMessage';
import { NamePairs } from './namePairs';

/** The messages of a log that stand twice. */
export interface DoubledRuns {
  /** The earlier of two messages that are one, by the index of the later one. An earlier one is in no second pair. */
  readonly firsts: ReadonlyMap<number, number>;
  /** Runs of messages that stand a second time by another clock, or at another place. Their messages are among the above. */
  readonly byClock: readonly ClockRun[];
}

/** Finds the messages of a log that stand twice: under two names at one time, or as runs of a conversation by two clocks. */
export function doubledRuns(messages: readonly Message[]): DoubledRuns {
  const firsts = new Map<number, number>();
  const taken = new Set<number>();
  const take = (second: number, first: number) => {
    if (taken.has(second) || taken.has(first) || !isFree(messages, second)) return;
    firsts.set(second, first);
    taken.add(second).add(first);
  };
  const names = new NamePairs();
  for (let index = 0; index < messages.length; index++) {
    const first = doubleBefore(messages, index);
    if (first === undefined) continue;
    names.add(messages[first]!, messages[index]!);
    take(index, first);
  }
  // Short texts, and those that several people wrote at once, follow the names that are known by now.
  if (!names.isEmpty) {
    for (let index = 0; index < messages.length; index++) {
      if (taken.has(index)) continue;
      const first = nearMatesBefore(messages, index).find(
        mate => !taken.has(mate) && names.has(messages[mate]!, messages[index]!),
      );
      if (first !== undefined) take(index, first);
    }
  }
  const byClock = clockRuns(messages, index => taken.has(index));
  for (const { pairs } of byClock) for (const [first, second] of pairs) take(second, first);
  return { firsts, byClock };
}

/** Whether a message can be left out: it is not marked as another one, and it holds no comment that turns rules off. */
function isFree(messages: readonly Message[], index: number): boolean {
  const { lines, plainText } = messages[index]!;
  if (plainText === undefined && lines.some(isDirectiveLine)) return false;
  const before = messages[index - 1];
  if (before === undefined || before.plainText !== undefined) return true;
  const last = before.lines.filter(line => !isBlank(line)).at(-1);
  const directive = last === undefined ? undefined : readDirective(content(last), 0);
  return !directive?.rules.some(({ id }) => id === 'message/doubled');
}
