// Merging two large sources inside one process, bundled like the server. Prints times in ms, and the memory that the first merge needs in MB, as JSON.

import type { SourceLog } from '../../server/src/merge/logs/logSource';
import { mergeLogs } from '../../server/src/merge/logs/mergeLogs';
import { parseTranscript } from '../../server/src/model/parse';
import { formatTimestamp } from '../../server/src/model/timestamp';
import { NO_PEOPLE } from '../../server/src/people/people';
import { inventedConversation, type Said } from '../merge/support/conversation';
import { Random } from '../merge/support/random';

const COUNT = 100_000;
const ROUNDS = 5;

const said = inventedConversation(new Random(1), 1.5 * COUNT);
const texts = [textsOf(said.slice(0, COUNT)), textsOf(said.slice(COUNT / 2))];
const samples = { floor: [] as number[], measured: [] as number[] };
let memory = 0;
for (let round = 0; round < ROUNDS; round++) {
  const start = process.cpuUsage();
  const sources = texts.map(byDay => ({ logs: [...byDay].map(([day, text]) => logOf(day, text)) }));
  samples.floor.push(process.cpuUsage(start).user / 1_000);
  const before = process.memoryUsage().rss;
  const parsed = process.cpuUsage();
  const { logs } = mergeLogs(sources, NO_PEOPLE);
  samples.measured.push(process.cpuUsage(parsed).user / 1_000);
  if (round === 0) memory = process.resourceUsage().maxRSS / 1_000 - before / 1e6;
  const total = logs.reduce((sum, { counts }) => sum + counts.total, 0);
  if (total !== said.length) throw new Error(`${total} messages instead of ${said.length}`);
}
process.stdout.write(JSON.stringify({ samples, memory }));

function logOf(day: string, text: string): SourceLog {
  return { id: day, fileName: `${day}-chat.markdown`, day, transcript: parseTranscript(text) };
}

/** The text of each day's log. */
function textsOf(messages: readonly Said[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { time, speaker, body } of messages) {
    const day = new Date(time * 1_000).toISOString().slice(0, 10);
    const lines = body.split('\n').map(line => `${line.trimEnd()}  \n`);
    const message = `> ${formatTimestamp(time % 86_400)}  ${speaker}  \n   \n${lines.join('')}   \n`;
    texts.set(day, (texts.get(day) ?? '') + message);
  }
  return texts;
}
