import { readFileSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { PublishDiagnosticsParams, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { inRepository } from './childProcess';
import { processorTimeOf } from './rows/memory';
import { type Server, startServer } from './server';
import { time } from './statistics';

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
export interface Samples {
  /** In ms. */
  readonly times: readonly number[];
  /** The processor time that the server used for each, and for what follows from it, in ms. */
  readonly processor: number;
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
export interface Taken {
  readonly taken: number;
  readonly processor: number;
}

export async function untilKnown(folder: string, cacheFolder: string): Promise<Taken> {
  const start = performance.now();
  const { server, completed } = await startOn(folder, cacheFolder);
  await completed;
  const taken = performance.now() - start;
  const processor = await processorTimeOf(server);
  await server.stop();
  return { taken, processor };
}

/** The header of a message, with a name that the log is asked for. */
const HEADER = /^> \d\d:\d\d:\d\d {2}\S/;

/** The first log from the middle on in which several people speak, some of them often. */
function logToOpen(paths: readonly string[]): { readonly path: string; readonly text: string } {
  for (const path of paths.slice(paths.length >> 1)) {
    const text = readFileSync(path, 'utf8');
    const headers = text.split('\n').filter(line => HEADER.test(line));
    const names = new Set(headers.map(header => header.slice('> 00:00:00  '.length)));
    if (headers.length >= 50 && names.size >= 5) return { path, text };
  }
  throw new Error('Too little is said in the logs');
}

/** A server that knows a folder of logs, with one of them open. */
export class Opened {
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
    const line = lines.findIndex((each, i) => i > lines.length / 2 && HEADER.test(each));
    const column = '> 00:00:00  '.length;
    this.nameAt = [line, column];
    const counts = new Map<string, number>();
    for (const each of lines)
      if (HEADER.test(each)) counts.set(each.slice(column), (counts.get(each.slice(column)) ?? 0) + 1);
    const placeOf = ([name]: readonly [string, number]) =>
      [
        lines.findIndex((each, i) => i !== line && HEADER.test(each) && each.slice(column) === name),
        column,
      ] as const;
    // Not of the name that is typed over.
    const others = [...counts].filter(([name, count]) => count > 1 || !lines[line]!.endsWith(name));
    this.frequentNameAt = placeOf(others.reduce((a, b) => (b[1] > a[1] ? b : a)));
    this.rareNameAt = placeOf(others.reduce((a, b) => (b[1] < a[1] ? b : a)));
  }

  static async start(folder: string, paths: readonly string[], cacheFolder: string): Promise<Opened> {
    const { path, text } = logToOpen(paths);
    const uri = pathToFileURL(path).href;
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
