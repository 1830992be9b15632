import { inRepository } from '../childProcess';
import type { Logs } from '../logs';
import type { Row } from '../row';
import { type Server, startServer } from '../server';

/** The additional memory of the server's process with the 10 MB log open, after garbage collection. */
export async function memory(logs: Logs): Promise<Row[]> {
  const probe = inRepository('test/bench/memoryProbe.cjs');
  const server = await startServer(
    ['--expose-gc', '--require', probe, inRepository('dist/server.js'), '--stdio'],
    true,
  );
  try {
    const before = await memoryOf(server);
    const opened = new Promise(resolve => {
      server.connection.onNotification('textDocument/publishDiagnostics', resolve);
    });
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: 'file:///bench/2020-02-02-chat.markdown',
        languageId: 'chatlog',
        version: 1,
        text: logs.huge.text,
      },
    });
    await opened;
    const after = await memoryOf(server);
    const heap = (usage: NodeJS.MemoryUsage) => usage.heapUsed + usage.external;
    const floor = logs.huge.text.length * 2;
    return [
      growthRow(
        `memory with ${logs.huge.description}, open: heap (floor: the text as UTF-16)`,
        floor,
        heap(after) - heap(before),
        6,
      ),
      growthRow(
        'the same: resident set, which the transient request counts in',
        floor,
        after.rss - before.rss,
        undefined,
      ),
    ];
  } finally {
    await server.stop();
  }
}

/** Measured after garbage collection. */
export function memoryOf(server: Server): Promise<NodeJS.MemoryUsage> {
  return probe(server, 'memory');
}

/** The processor time that a server has used, with its threads, in ms. */
export async function processorTimeOf(server: Server): Promise<number> {
  const { user, system } = await probe<NodeJS.CpuUsage>(server, 'processor');
  return (user + system) / 1_000;
}

function probe<Answer>({ process }: Server, message: string): Promise<Answer> {
  return new Promise(resolve => {
    process.once('message', usage => resolve(usage as Answer));
    process.send(message);
  });
}

export function growthRow(what: string, floor: number, measured: number, factor: number | undefined): Row {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return {
    what,
    floor: megabytes(floor),
    measured: megabytes(measured),
    ratio: `${(measured / floor).toFixed(2)} ×`,
    bar: factor === undefined ? '' : `${factor} ×`,
    holds: factor === undefined ? undefined : measured / floor <= factor,
  };
}
