import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProgressType } from 'vscode-languageserver-protocol/node';
import { inRepository } from '../childProcess';
import { generateFolder } from '../generateFolder';
import { type Logs, logsIn } from '../logs';
import { milliseconds, type Row } from '../row';
import { type Server, startServer } from '../server';

/** How often each search is measured. The least time counts: other processes only add to it. */
const TIMES = 3;

/** When the first messages are to be there, in ms. */
const FIRST = 300;

/** Finding messages in very many logs: when the first are there, and when all are, next to reading and decoding the logs that the index leaves in question. */
export async function findMessages(logs: Logs, count: number): Promise<Row[]> {
  const folder = join(logs.scratch, 'found');
  generateFolder(folder, count);
  try {
    const paths = logsIn(folder);
    const name = frequentName(paths);
    let complete: () => void = () => undefined;
    const completed = new Promise<void>(resolve => {
      complete = resolve;
    });
    const server = await startServer(
      [inRepository('dist/server.js'), '--stdio'],
      false,
      [pathToFileURL(folder).href],
      connection =>
        connection.onNotification('chatlog/people/changed', ({ isComplete }: { isComplete: boolean }) => {
          if (isComplete) complete();
        }),
    );
    await completed;
    try {
      const megabytes = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
      const what = `find messages in ${count.toLocaleString('en')} generated logs, ${megabytes.toFixed(0)} MB: `;
      const named = paths.filter(path => readFileSync(path, 'utf8').includes(`  ${name}`));
      const ofYear = paths.filter(path => path.includes('2019-01'));
      return [
        await row(`${what}a frequent word, 500 of its messages`, server, '好', undefined),
        await row(`${what}a text that is nowhere`, server, '無有此言', paths),
        await row(`${what}a regular expression that is nowhere`, server, 'regex:/無有.{1,9}此言/', paths),
        await row(
          `${what}from: one of many people (${named.length} logs in question)`,
          server,
          `from:"${name}" 無有此言`,
          named,
        ),
        await row(
          `${what}in: a month (${ofYear.length} logs in question)`,
          server,
          'in:2019-01 無有此言',
          ofYear,
        ),
      ];
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param inQuestion the logs that must be read for all messages; `undefined` if only the first messages are measured */
async function row(
  what: string,
  server: Server,
  query: string,
  inQuestion: readonly string[] | undefined,
): Promise<Row> {
  let first = Number.POSITIVE_INFINITY;
  let all = Number.POSITIVE_INFINITY;
  let floor = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TIMES; i++) {
    const measured = await search(server, query);
    first = Math.min(first, measured.first);
    all = Math.min(all, measured.all);
    if (inQuestion !== undefined) floor = Math.min(floor, readAndDecode(inQuestion));
  }
  if (inQuestion === undefined) {
    return {
      what,
      floor: '',
      measured: `first ${milliseconds(first)}, all ${milliseconds(all)}`,
      ratio: '',
      bar: `first ${milliseconds(FIRST)}`,
      holds: first <= FIRST,
    };
  }
  return {
    what,
    floor: `read and decode: ${milliseconds(floor)}`,
    measured: milliseconds(all),
    ratio: `${(all / floor).toFixed(2)} ×`,
    bar: '2 ×',
    holds: all <= 2 * floor,
  };
}

let tokens = 0;

async function search({ connection }: Server, query: string) {
  const token = `bench ${++tokens}`;
  const start = performance.now();
  let first: number | undefined;
  const registration = connection.onProgress(
    new ProgressType<{ found: readonly unknown[] }>(),
    token,
    ({ found }) => {
      if (found.length > 0) first ??= performance.now() - start;
    },
  );
  await connection.sendRequest('chatlog/find', { query, limit: 500, partialResultToken: token });
  registration.dispose();
  const all = performance.now() - start;
  return { first: first ?? all, all };
}

function readAndDecode(paths: readonly string[]): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const start = performance.now();
  for (const path of paths) decoder.decode(readFileSync(path));
  return performance.now() - start;
}

/** Who speaks in the middle of the logs. */
function frequentName(paths: readonly string[]): string {
  const text = readFileSync(paths[paths.length >> 1]!, 'utf8');
  return /^> \d\d:\d\d:\d\d {2}(.+?) *$/m.exec(text)![1]!;
}
