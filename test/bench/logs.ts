import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateLog } from './generateLog';

const REAL_LOGS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const DAY = '2020-02-02';

/** The input of the measurements. */
export interface Logs {
  /** A folder with many logs. */
  readonly folder: string;
  /** Whether these are the real ones. */
  readonly areReal: boolean;
  /** `343 real logs`, and their size. */
  readonly description: string;
  /** A log of about 200 KB: the largest of the folder. */
  readonly large: { readonly description: string; readonly text: string };
  /** A generated log of 10 MB. */
  readonly huge: { readonly description: string; readonly text: string };
  /** A temporary folder outside the repository, and its removal. */
  readonly scratch: string;
  dispose(): void;
}

/** The real logs if they are beside the repository, otherwise generated logs of the same number and size. */
export function prepareLogs(): Logs {
  const scratch = mkdtempSync(join(tmpdir(), 'chatlog-bench-'));
  const areReal = existsSync(REAL_LOGS);
  const folder = areReal ? REAL_LOGS : join(scratch, 'logs');
  if (!areReal) writeGeneratedLogs(folder);
  const files = logsIn(folder).map(path => ({ path, text: readFileSync(path, 'utf8') }));
  const bytes = (text: string) => Buffer.byteLength(text);
  const total = files.reduce((sum, { text }) => sum + bytes(text), 0);
  const largest = files.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const huge = generateLog({ messages: 85_000, seed: 1, day: DAY });
  return {
    folder,
    areReal,
    description: `${files.length} ${areReal ? 'real' : 'generated'} logs, ${megabytes(total)}`,
    large: { text: largest.text, description: `${Math.round(bytes(largest.text) / 1000)} KB` },
    huge: { text: huge, description: `${megabytes(bytes(huge))}, 85,000 messages` },
    scratch,
    dispose: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

/** The paths of the logs below a folder, by the name that the real ones have. */
export function logsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter(name => name.endsWith('-chat.markdown')).map(name => join(folder, name));
}

function writeGeneratedLogs(folder: string): void {
  mkdirSync(folder);
  for (let i = 0; i < 343; i++) {
    const day = new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);
    // Their sizes vary as much as those of the real logs: a few days are very long.
    const messages = i === 0 ? 1_900 : Math.round(20 + 250 * ((i * 37) % 100) ** 2 * 1e-4);
    writeFileSync(join(folder, `${day}-chat.markdown`), generateLog({ messages, seed: i, day }));
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
