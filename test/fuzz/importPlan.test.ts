import assert from 'node:assert/strict';
import { parseTranscript } from '../../server/src/model/parse';
import { formatTimestamp } from '../../server/src/model/timestamp';
import type { ConversationPlan } from '../../server/src/workspace/conversationPlan';
import { DIFFERENCES, type Exported } from '../merge/support/exports';
import { hasTwins, OF_NAMES, Pairs } from '../merge/support/pairs';
import { Random } from '../merge/support/random';
import { type ImportedMessage, type LogFiles, planOf, write } from '../support/importPlans';
import { frontMatter, message } from '../support/logText';
import { runs } from '../support/runs';

const SECONDS_OF_DAY = 86_400;
/** Seeds at which imports have added messages again: full minutes that were taken for times without seconds, and none that were; clocks that few messages showed. */
const FOUND: readonly (readonly [seed: number, difference: string])[] = [
  [379, 'drift'],
  [626, 'minutes'],
  [1371, 'shuffledSeconds'],
  [412, 'rounding'],
];
/** The share of imports that may add a message again: of names that are all others, and of times without seconds. */
const MOST_CHANGED = 0.002;

describe('random exports into the logs of another export', () => {
  const pairs = new Pairs();
  // Imports have messages by time. Where a clock was set back, those of two times are mixed.
  const differences = Object.keys(DIFFERENCES).filter(name => name !== 'clockSetBack');

  it('lose no message and change none, whole or in parts, and change nothing the second time', async () => {
    const changed: string[] = [];
    const usual = Array.from(
      { length: runs(150) },
      (_, seed) => [seed, differences[seed % differences.length]!] as const,
    );
    for (const [seed, difference] of [...FOUND, ...usual]) {
      const random = new Random(seed);
      const { said, a, b, name } = pairs.pair(9_000_000 + seed, [difference]);
      const isOpen = OF_NAMES.has(difference) && hasTwins(said);
      // So that the conversations of the pairs, which last hours, are of several days.
      const moved = 3600 * random.between(0, 23);
      const messages = b.map(each => importedMessage(each, moved));
      const maxMessages = random.of([5, 50, 10_000]);
      const what = `${name}, ${moved / 3600} hours later, ${maxMessages} at once`;
      const before = logsOf(a, moved);
      const files: LogFiles = { ...before };
      const plan = await planOf(messages, files, { isAnyway: true, maxMessages });
      assert.equal(messagesIn(plan), b.length, what);
      await write(plan, files);
      for (const [file, text] of Object.entries(before)) checkKept(text, files[file] as string, what);
      const now = { ...files };
      const again = await planOf(messages, files, { isAnyway: true, maxMessages });
      assert.equal(messagesIn(again), b.length, what);
      await write(again, files);
      if (!isOpen && Object.entries(now).some(([file, text]) => files[file] !== text)) changed.push(what);
    }
    assert.ok(changed.length <= MOST_CHANGED * runs(150), changed.join('\n'));
  });
});

function messagesIn({ logs }: ConversationPlan): number {
  return logs.reduce((sum, { added, alreadyThere }) => sum + added + alreadyThere, 0);
}

function importedMessage({ time, hasSeconds, speaker, body }: Exported, moved: number): ImportedMessage {
  return { ...dayAndTime(time + moved), hasSeconds, speaker, body };
}

function dayAndTime(time: number): { day: string; timestamp: number } {
  return {
    day: new Date(time * 1000).toISOString().slice(0, 10),
    timestamp: Math.floor(time) % SECONDS_OF_DAY,
  };
}

/** The logs of an export, by the names of their files. */
function logsOf(messages: readonly Exported[], moved: number): Record<string, string> {
  const logs: Record<string, string> = {};
  for (const { time, speaker, body } of messages) {
    const { day, timestamp } = dayAndTime(time + moved);
    const file = `${day}-chat.markdown`;
    logs[file] ??= frontMatter(day, 'Team');
    logs[file] += message(formatTimestamp(timestamp), speaker, body);
  }
  return logs;
}

/** Checks that a log still has all messages of a text, as they were and in their order. */
function checkKept(before: string, after: string, what: string): void {
  const texts = (text: string) => parseTranscript(text).messages.map(({ lines }) => lines.join('').trimEnd());
  let at = 0;
  const now = texts(after);
  for (const text of texts(before)) {
    while (at < now.length && now[at] !== text) at++;
    assert.ok(at < now.length, `${what}: ${text}`);
    at++;
  }
}
