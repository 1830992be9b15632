// `npm run bench`: measures the product against floors of the same run. Prints a table; leaves no files.
// `npm run bench -- extremes memory` measures only the rows of these files, `npm run bench -- manyLogs --logs 20000` more logs,
// with `--folder PATH` in a folder that stays for further runs.
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { bundle } from './childProcess';
import { type Logs, prepareLogs } from './logs';
import { formatTable, type Row } from './row';
import { bundles, whatWeighs } from './rows/bundles';
import { digests } from './rows/digests';
import { extremes } from './rows/extremes';
import { findMessages } from './rows/findMessages';
import { folderFindings } from './rows/folderFindings';
import { grammar } from './rows/grammar';
import { importTelegram } from './rows/importTelegram';
import { keystrokeInProcess } from './rows/keystrokeInProcess';
import { keystrokeOverProtocol } from './rows/keystrokeOverProtocol';
import { lintProcess } from './rows/lintProcess';
import { manyLogs } from './rows/manyLogs';
import { memory } from './rows/memory';
import { merge } from './rows/merge';
import { page } from './rows/page';
import { parseCorpus } from './rows/parseCorpus';
import { preview } from './rows/preview';
import { rename } from './rows/rename';
import { renderMessage } from './rows/renderMessage';
import { serverStart } from './rows/serverStart';
import { workspaceIndex } from './rows/workspaceIndex';

/** How many logs `manyLogs` generates, unless told otherwise. */
const MANY = 2_000;

/**
 * What measures rows, by the name of its file in `rows/`.
 *
 * @param many how many logs are generated for the rows of many logs
 * @param folder where these stay
 */
const measurements: Record<
  string,
  (logs: Logs, bundled: (script: string) => string, many: number, folder?: string) => Row[] | Promise<Row[]>
> = {
  parseCorpus: (logs, bundled) => parseCorpus(logs, bundled('inProcess.ts')),
  lintProcess,
  keystrokeInProcess: (logs, bundled) => keystrokeInProcess(logs, bundled('inProcess.ts')),
  keystrokeOverProtocol: async (logs, bundled) => [
    ...(await keystrokeOverProtocol(logs, bundled('echo.ts'))),
    ...(await keystrokeOverProtocol(logs, bundled('echo.ts'), true)),
  ],
  workspaceIndex: (logs, bundled) => workspaceIndex(logs, bundled('inProcess.ts')),
  digests: (logs, bundled) => digests(logs, bundled('inProcess.ts')),
  findMessages: (logs, _bundled, many) => findMessages(logs, many),
  manyLogs: (logs, bundled, many, folder) => manyLogs(logs, bundled('echo.ts'), many, folder),
  folderFindings,
  rename,
  extremes,
  importTelegram,
  merge: (_logs, bundled) => merge(bundled('mergeInProcess.ts')),
  grammar,
  renderMessage,
  page,
  preview,
  serverStart,
  memory,
  bundles,
};

async function main(args: readonly string[]): Promise<void> {
  const { positionals: names, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { logs: { type: 'string', default: String(MANY) }, folder: { type: 'string' } },
  });
  const unknown = names.filter(name => !(name in measurements));
  if (unknown.length > 0)
    throw new Error(`${unknown.join(', ')} is none of ${Object.keys(measurements).join(', ')}`);
  console.log(machine());
  const logs = prepareLogs();
  try {
    const rows: Row[] = [];
    for (const [name, measure] of Object.entries(measurements)) {
      if (names.length === 0 || names.includes(name))
        rows.push(
          ...(await measure(
            logs,
            script => bundle(script, logs.scratch),
            Number(values.logs),
            values.folder,
          )),
        );
    }
    const weights = names.length === 0 || names.includes('bundles') ? [whatWeighs()] : [];
    console.log(`\n${[formatTable(rows), ...weights, load()].join('\n\n')}`);
  } finally {
    logs.dispose();
  }
}

function machine(): string {
  const [first] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${first?.model.trim()}, ${cpus().length} cores, ${memory}; ${platform()} ${release()} ${arch()}; Node ${process.version}\n${load()}`;
}

/** Medians and alternating floors tolerate some load, but not a busy machine. */
function load(): string {
  return `Load (1, 5, 15 min): ${loadavg()
    .map(average => average.toFixed(2))
    .join(', ')}`;
}

main(process.argv.slice(2)).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
