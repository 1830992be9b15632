import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inRepository, measureToEnd } from '../childProcess';
import { copyLogs } from '../copyLogs';
import { generateFolder } from '../generateFolder';
import { type Logs, logsIn } from '../logs';
import { Opened, type Samples, type Taken, untilKnown } from '../openedFolder';
import { milliseconds, type Row } from '../row';
import { type Server, startServer } from '../server';
import { percentile, time } from '../statistics';
import { memoryOf } from './memory';

/**
 * A folder of very many logs, as of ten groups over years: opening it, and what a person does in one of its logs. The logs are generated; where
 * the real logs are, the same is measured with as many copies of these.
 *
 * @param kept a folder that the logs are written to if it does not exist, and that stays; `-real` follows for the copies
 */
export async function manyLogs(
  logs: Logs,
  echoScript: string,
  count: number,
  kept: string | undefined,
): Promise<Row[]> {
  const base = kept ?? join(logs.scratch, 'many');
  const generated = await rowsOf('generated logs', base, () => generateFolder(base, count));
  if (!logs.areReal) return generated;
  const copies = `${base}-real`;
  const copied = await rowsOf('copies of real logs', copies, () => copyLogs(logs.folder, copies, count));
  return [...generated, ...copied];

  async function rowsOf(kind: string, folder: string, write: () => void): Promise<Row[]> {
    if (!existsSync(folder)) write();
    try {
      return await measureFolder(folder, kind, join(logs.scratch, `cache-${basename(folder)}`), echoScript);
    } finally {
      if (kept === undefined) rmSync(folder, { recursive: true });
    }
  }
}

/** @param kind of the logs: `generated logs` */
async function measureFolder(
  folder: string,
  kind: string,
  cacheFolder: string,
  echoScript: string,
): Promise<Row[]> {
  const paths = logsIn(folder);
  const server = await Opened.start(folder, paths, cacheFolder);
  const echo = await startServer([echoScript]);
  try {
    const rows = await measure(server, kind, echo, folder);
    await written(cacheFolder);
    return [...rows, ...(await openAgain(folder, paths, cacheFolder)), ...(await lintAll(folder))];
  } finally {
    await Promise.all([server.stop(), echo.stop()]);
  }
}

/** Waits until the cache is on the disk. */
async function written(cacheFolder: string): Promise<void> {
  while (!existsSync(cacheFolder) || !readdirSync(cacheFolder).some(name => name.endsWith('.logs')))
    await wait(100);
}

/** Opening the folder a second time, as it is and with a hundred other files. */
async function openAgain(folder: string, paths: readonly string[], cacheFolder: string): Promise<Row[]> {
  const floor = await time(async () => {
    for (const path of paths) statSync(path);
  });
  const again = await untilKnown(folder, cacheFolder);
  for (const path of paths.slice(0, 100)) utimesSync(path, new Date(), new Date());
  const changed = await untilKnown(folder, cacheFolder);
  const cache = readdirSync(cacheFolder).reduce(
    (sum, name) => sum + statSync(join(cacheFolder, name)).size,
    0,
  );
  const text = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const row = (what: string, { taken, processor }: Taken, bar: number): Row => ({
    ...upTo(what, taken, bar),
    floor: `sizes and times: ${milliseconds(floor)}`,
    measured: `${milliseconds(taken)}; processor ${milliseconds(processor)}`,
  });
  return [
    row('the folder is opened again, nothing changed: from the start of the server', again, 1_500),
    row('the same after 100 files changed', changed, 2_000),
    {
      what: 'the cache',
      floor: `the text: ${megabytes(text)}`,
      measured: megabytes(cache),
      ratio: `${((100 * cache) / text).toFixed(1)} %`,
      bar: '15 %',
      holds: cache <= 0.15 * text,
    },
  ];
}

/** Linting all of them. */
async function lintAll(folder: string): Promise<Row[]> {
  const floor = await readAndDecode(folder);
  const lint = await measureToEnd([inRepository('dist/cli.js'), 'lint', folder], [0, 1]);
  return [
    {
      what: '`chatlog lint` over all, whole process',
      floor: `read and decode: ${milliseconds(floor.taken)}; processor ${milliseconds(floor.processor)}`,
      measured: `${milliseconds(lint.taken)}; processor ${milliseconds(lint.processor)}`,
      ratio: `${(lint.taken / floor.taken).toFixed(2)} ×`,
      bar: '4 ×',
      holds: lint.taken <= 4 * floor.taken,
    },
    {
      what: 'the same: resident memory at most',
      floor: '',
      measured: megabytes(lint.memory),
      ratio: '',
      bar: '300 MB',
      holds: lint.memory <= 300e6,
    },
  ];
}

function readAndDecode(folder: string) {
  return measureToEnd([inRepository('test/bench/readAndDecode.cjs'), folder]);
}

async function measure(opened: Opened, kind: string, echo: Server, folder: string): Promise<Row[]> {
  const { paths, bytes } = opened;
  const what = `${paths.length.toLocaleString('en')} ${kind}, ${(bytes / 1e6).toFixed(0)} MB`;
  const read = await readAndDecode(folder);
  const floor = read.taken;
  const floorOfKey = percentile((await opened.echoed(echo)).times, 0.95);
  const body = await opened.typeInBody();
  const header = await opened.typeInHeader();
  // Not before: it collects all garbage several times, and V8 compiles again what has not run since.
  const memory = await memoryOf(opened.server);
  const [line, column] = opened.frequentNameAt;
  const at = { textDocument: opened.textDocument, position: { line, character: column + 1 } };
  const ask = (method: string, params: object) => opened.askAfterKeys(method, params);
  const rename = await opened.rename(at);
  return [
    {
      what: `${what}: from the start of the server until all is known (floor: read and decode)`,
      floor: `${milliseconds(floor)}; processor ${milliseconds(read.processor)}`,
      measured: `${milliseconds(opened.taken)}; processor ${milliseconds(opened.processor)}`,
      ratio: `${(opened.taken / floor).toFixed(2)} ×`,
      bar: '3 ×',
      holds: opened.taken <= 3 * floor,
    },
    upTo('a request meanwhile (outline), the longest', Math.max(...opened.waits), 50),
    {
      ...rowOfKeys('a key in a header → diagnostics', header, 16),
      floor: `echo: p95 ${milliseconds(floorOfKey)}`,
    },
    {
      ...rowOfKeys('a key in a body → diagnostics', body, 2 * floorOfKey),
      floor: `echo: p95 ${milliseconds(floorOfKey)}`,
    },
    rowOfKeys(
      'completion of a name, each after a key in a header',
      await ask('textDocument/completion', at),
      50,
    ),
    rowOfKeys('hover of a name, the same', await ask('textDocument/hover', at), 50),
    await referencesRow(opened, 'who speaks most in the log', opened.frequentNameAt),
    await referencesRow(opened, 'who speaks least in it', opened.rareNameAt),
    rowOfKeys('the list of all speakers, the same', await ask('chatlog/speakers', {}), 50),
    rowOfKeys('workspace symbols, the same', await ask('workspace/symbol', { query: '赵' }), 50),
    {
      ...upTo(
        `rename of who speaks most in one of them: ${rename.places} places in ${rename.logs} logs`,
        rename.taken,
        1_000,
      ),
      floor: `read these: ${milliseconds(rename.floor)}`,
    },
    {
      what: 'memory with all known: heap, and resident',
      floor: `the text: ${megabytes(bytes)}`,
      measured: `${megabytes(memory.heapUsed + memory.external)}, ${megabytes(memory.rss)}`,
      ratio: '',
      bar: 'resident: 350 MB',
      holds: memory.rss <= 350e6,
    },
  ];
}

/** The more places, the longer their list takes to be written and read: that is its floor. */
async function referencesRow(
  opened: Opened,
  who: string,
  [line, character]: readonly [number, number],
): Promise<Row> {
  const params = {
    textDocument: opened.textDocument,
    position: { line, character: character + 1 },
    context: { includeDeclaration: true },
  };
  const samples = await opened.askAfterKeys('textDocument/references', params);
  const places = await opened.server.connection.sendRequest<unknown[]>('textDocument/references', params);
  const floor = await time(async () => JSON.parse(JSON.stringify(places)));
  return {
    ...rowOfKeys(`references of ${who}, the same: ${places.length} places`, samples, 50),
    floor: `their list as JSON and back: ${milliseconds(floor)}`,
  };
}

function upTo(what: string, measured: number, bar: number): Row {
  return {
    what,
    floor: '',
    measured: milliseconds(measured),
    ratio: '',
    bar: milliseconds(bar),
    holds: measured <= bar,
  };
}

function rowOfKeys(what: string, { times, processor }: Samples, bar: number): Row {
  const [p50, p95] = [0.5, 0.95].map(share => percentile(times, share)) as [number, number];
  return {
    what,
    floor: '',
    measured: `p50 ${milliseconds(p50)}, p95 ${milliseconds(p95)}; processor ${milliseconds(processor)} each`,
    ratio: '',
    bar: `p95 ${milliseconds(bar)}`,
    holds: p95 <= bar,
  };
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
