// `npm run bench`: measures the product against floors of the same run. Prints a table; leaves no files.
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { bundle } from './childProcess';
import { prepareLogs } from './logs';
import { formatTable, type Row } from './row';
import { bundles, whatWeighs } from './rows/bundles';
import { extremes } from './rows/extremes';
import { folderFindings } from './rows/folderFindings';
import { grammar } from './rows/grammar';
import { importTelegram } from './rows/importTelegram';
import { keystrokeInProcess } from './rows/keystrokeInProcess';
import { keystrokeOverProtocol } from './rows/keystrokeOverProtocol';
import { lintProcess } from './rows/lintProcess';
import { memory } from './rows/memory';
import { parseCorpus } from './rows/parseCorpus';
import { rename } from './rows/rename';
import { renderMessage } from './rows/renderMessage';
import { serverStart } from './rows/serverStart';
import { workspaceIndex } from './rows/workspaceIndex';

async function main(): Promise<void> {
  console.log(machine());
  const logs = prepareLogs();
  try {
    const inProcess = bundle('inProcess.ts', logs.scratch);
    const echo = bundle('echo.ts', logs.scratch);
    const rows: Row[] = [];
    rows.push(...parseCorpus(logs, inProcess));
    rows.push(...(await lintProcess(logs)));
    rows.push(...keystrokeInProcess(logs, inProcess));
    rows.push(...(await keystrokeOverProtocol(logs, echo)));
    rows.push(...(await keystrokeOverProtocol(logs, echo, true)));
    rows.push(...(await workspaceIndex(logs, inProcess)));
    rows.push(...(await folderFindings(logs)));
    rows.push(...(await rename(logs)));
    rows.push(...(await extremes(logs)));
    rows.push(...(await importTelegram(logs)));
    rows.push(...(await grammar(logs)));
    rows.push(...(await renderMessage()));
    rows.push(...(await serverStart()));
    rows.push(...(await memory(logs)));
    rows.push(...bundles());
    console.log(`\n${formatTable(rows)}\n\n${whatWeighs()}\n\n${load()}`);
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

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
