import assert from 'node:assert/strict';
import { parseTranscript } from '../../server/src/model/parse';
import { formatTimestamp } from '../../server/src/model/timestamp';
import type { ConversationPlan } from '../../server/src/workspace/conversationPlan';
import { DIFFERENCES, type Exported } from '../merge/support/exports';
import { Pairs } from '../merge/support/pairs';
import { Random } from '../merge/support/random';
import { type ImportedMessage, type LogFiles, planOf, write } from '../support/importPlans';
import { frontMatter, message } from '../support/logText';
import { runs } from '../support/runs';

const SECONDS_OF_DAY = 86_400;
/** The share of imports that may add a message twice if they are repeated: of those whose times nearly all differ, or of logs that have messages twice. */
const MOST_CHANGED = 0.003;

describe('random exports into the logs of another export', () => {
  const pairs = new Pairs();
  const differences = Object.keys(DIFFERENCES);

  it('lose no message and change none, whole or in parts, and change nothing the second time', async () => {
    const changed: string[] = [];
    for (let seed = 0; seed < runs(150); seed++) {
      const random = new Random(seed);
      const difference = differences[seed % differences.length]!;
      const { a, b, name } = pairs.pair(9_000_000 + seed, [difference]);
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
      if (Object.entries(now).some(([file, text]) => files[file] !== text)) changed.push(what);
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
