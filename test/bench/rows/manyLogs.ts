import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { PublishDiagnosticsParams, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { inRepository, measureToEnd } from '../childProcess';
import { generateFolder } from '../generateFolder';
import { type Logs, logsIn } from '../logs';
import { milliseconds, type Row } from '../row';
import { type Server, startServer } from '../server';
import { percentile, time } from '../statistics';
import { memoryOf, processorTimeOf } from './memory';

const ARGUMENTS = [
  '--expose-gc',
  '--require',
  inRepository('test/bench/memoryProbe.cjs'),
  inRepository('dist/server.js'),
  '--stdio',
];

/** The keystrokes, and the requests, of each kind. */
const TIMES = 60;

/** Milliseconds from one to the next: a fast typist's. */
const PAUSE = 50;

/** What was measured of keystrokes or requests. */
interface Samples {
  /** In ms. */
  readonly times: readonly number[];
  /** The processor time that the server used for each, and for what follows from it, in ms. */
  readonly processor: number;
}

/**
 * A folder of very many logs, as of ten groups over years: opening it, and what a person does in one of its logs.
 *
 * @param kept a folder that the logs are written to if it does not exist, and that stays
 */
export async function manyLogs(
  logs: Logs,
  echoScript: string,
  count: number,
  kept: string | undefined,
): Promise<Row[]> {
  const folder = kept ?? join(logs.scratch, 'many');
  if (!existsSync(folder)) generateFolder(folder, count);
  try {
    const paths = logsIn(folder);
    const cacheFolder = join(logs.scratch, 'cache');
    const server = await Opened.start(folder, paths, cacheFolder);
    const echo = await startServer([echoScript]);
    try {
      const rows = await measure(server, echo, folder);
      await written(cacheFolder);
      return [...rows, ...(await openAgain(folder, paths, cacheFolder)), ...(await lintAll(folder))];
    } finally {
      await Promise.all([server.stop(), echo.stop()]);
    }
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
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

/** Starts a server on a folder. `completed`: when it knows all of it. */
async function startOn(folder: string, cacheFolder: string) {
  let complete: () => void = () => undefined;
  const completed = new Promise<void>(resolve => {
    complete = resolve;
  });
  const server = await startServer(
    ARGUMENTS,
    true,
    [pathToFileURL(folder).href],
    connection =>
      connection.onNotification('chatlog/people/changed', ({ isComplete }: { isComplete: boolean }) => {
        if (isComplete) complete();
      }),
    { cacheFolder },
  );
  return { server, completed };
}

/** What the opening of a folder takes, until all is known, in ms. */
interface Taken {
  readonly taken: number;
  readonly processor: number;
}

async function untilKnown(folder: string, cacheFolder: string): Promise<Taken> {
  const start = performance.now();
  const { server, completed } = await startOn(folder, cacheFolder);
  await completed;
  const taken = performance.now() - start;
  const processor = await processorTimeOf(server);
  await server.stop();
  return { taken, processor };
}

async function measure(opened: Opened, echo: Server, folder: string): Promise<Row[]> {
  const { paths, bytes } = opened;
  const what = `${paths.length.toLocaleString('en')} generated logs, ${(bytes / 1e6).toFixed(0)} MB`;
  const read = await readAndDecode(folder);
  const floor = read.taken;
  const floorOfKey = percentile((await opened.echoed(echo)).times, 0.95);
  const memory = await memoryOf(opened.server);
  const body = await opened.typeInBody();
  const header = await opened.typeInHeader();
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

/** A server that knows a folder of logs, with one of them open. */
class Opened {
  readonly server: Server;
  readonly paths: readonly string[];
  readonly bytes: number;
  /** From the start until all logs were read, in ms. */
  readonly taken: number;
  /** The processor time until then, in ms. */
  readonly processor: number;
  /** The time of each request meanwhile, in ms. */
  readonly waits: readonly number[];
  readonly textDocument: { readonly uri: string };
  /** Line and column of a name in a header in the middle of the open log. */
  readonly nameAt: readonly [number, number];
  /** The same of who speaks most in the log. */
  readonly frequentNameAt: readonly [number, number];
  /** The same of who speaks least in it. */
  readonly rareNameAt: readonly [number, number];
  #version = 1;

  private constructor(
    server: Server,
    paths: readonly string[],
    log: { readonly uri: string; readonly text: string },
    started: Taken & { readonly waits: readonly number[] },
  ) {
    this.server = server;
    this.paths = paths;
    this.bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
    this.taken = started.taken;
    this.processor = started.processor;
    this.waits = started.waits;
    this.textDocument = { uri: log.uri };
    const lines = log.text.split('\n');
    const line = lines.findIndex((each, i) => i > lines.length / 2 && each.startsWith('> '));
    const column = '> 00:00:00  '.length;
    this.nameAt = [line, column];
    const counts = new Map<string, number>();
    for (const each of lines)
      if (each.startsWith('> ')) counts.set(each.slice(column), (counts.get(each.slice(column)) ?? 0) + 1);
    const placeOf = ([name]: readonly [string, number]) =>
      [lines.findIndex((each, i) => i !== line && each.slice(column) === name), column] as const;
    // Not of the name that is typed over.
    const others = [...counts].filter(([name, count]) => count > 1 || !lines[line]!.endsWith(name));
    this.frequentNameAt = placeOf(others.reduce((a, b) => (b[1] > a[1] ? b : a)));
    this.rareNameAt = placeOf(others.reduce((a, b) => (b[1] < a[1] ? b : a)));
  }

  static async start(folder: string, paths: readonly string[], cacheFolder: string): Promise<Opened> {
    const path = paths[paths.length >> 1]!;
    const uri = pathToFileURL(path).href;
    const text = readFileSync(path, 'utf8');
    const start = performance.now();
    const { server, completed } = await startOn(folder, cacheFolder);
    const { connection } = server;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'chatlog', version: 1, text },
    });
    let isOver = false;
    const waits: number[] = [];
    const asking = (async () => {
      while (!isOver) {
        waits.push(
          await time(() => connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } })),
        );
        await wait(20);
      }
    })();
    await completed;
    const taken = performance.now() - start;
    const processor = await processorTimeOf(server);
    // Just after that the server computes what follows from all names.
    await wait(500);
    isOver = true;
    await asking;
    return new Opened(server, paths, { uri, text }, { taken, waits, processor });
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** The time of keys until the diagnostics of an echo, of the size of those of the open log. */
  async echoed(echo: Server): Promise<Samples> {
    const answer = this.#nextDiagnostics(this.server);
    await this.#type(this.server, this.#inBody(0));
    await echo.connection.sendRequest('bench/answer', await answer);
    const times = await this.#keys(echo, i => this.#inBody(i));
    return { times, processor: 0 };
  }

  typeInBody(): Promise<Samples> {
    return this.#sample(() => this.#keys(this.server, i => this.#inBody(i)));
  }

  /** Each key makes a name that no log has. */
  typeInHeader(): Promise<Samples> {
    return this.#sample(() => this.#keys(this.server, i => this.#inHeader(i)));
  }

  /** The time of a request after each of some keys. */
  askAfterKeys(method: string, params: object): Promise<Samples> {
    return this.#sample(async () => {
      const times: number[] = [];
      for (let i = 0; i < TIMES; i++) {
        await this.#type(this.server, this.#inHeader(i));
        times.push(await time(() => this.server.connection.sendRequest(method, params)));
        await wait(PAUSE);
      }
      return times;
    });
  }

  async rename(at: object) {
    const request = () =>
      this.server.connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'Nobody' });
    const { changes = {} } = await request();
    const taken = await time(request);
    const floor = await time(() => {
      for (const uri of Object.keys(changes)) readFileSync(new URL(uri), 'utf8');
    });
    const places = Object.values(changes).reduce((sum, edits) => sum + edits.length, 0);
    return { taken, floor, places, logs: Object.keys(changes).length };
  }

  async #keys(to: Server, change: (i: number) => object): Promise<number[]> {
    const times: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      times.push(
        await time(async () => {
          const answer = this.#nextDiagnostics(to);
          await this.#type(to, change(i));
          await answer;
        }),
      );
      await wait(PAUSE);
    }
    return times;
  }

  async #sample(run: () => Promise<number[]>): Promise<Samples> {
    const before = await processorTimeOf(this.server);
    const times = await run();
    return { times, processor: ((await processorTimeOf(this.server)) - before) / TIMES };
  }

  /** A character of a body, replaced by another one. */
  #inBody(i: number): object {
    const [line] = this.nameAt;
    return {
      range: { start: { line: line + 2, character: 0 }, end: { line: line + 2, character: 1 } },
      text: 'ab'[i % 2],
    };
  }

  /** The first character of a name, replaced by another one. */
  #inHeader(i: number): object {
    const [line, column] = this.nameAt;
    const range = { start: { line, character: column }, end: { line, character: column + 1 } };
    return { range, text: '甲乙丙丁戊'[i % 5] };
  }

  async #type(to: Server, change: object): Promise<void> {
    await to.connection.sendNotification('textDocument/didChange', {
      textDocument: { ...this.textDocument, version: ++this.#version },
      contentChanges: [change],
    });
  }

  #nextDiagnostics({ connection }: Server): Promise<PublishDiagnosticsParams> {
    return new Promise(resolve => {
      const registration = connection.onNotification(
        'textDocument/publishDiagnostics',
        (params: PublishDiagnosticsParams) => {
          if (params.uri !== this.textDocument.uri) return;
          registration.dispose();
          resolve(params);
        },
      );
    });
  }
}
