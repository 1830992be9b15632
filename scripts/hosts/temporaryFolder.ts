// Folders for one run only.
import { rmSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { onExit } from './processes';

/** A new folder under the system's temporary folder. It is removed when this process ends, or by `remove()`. */
export async function temporaryFolder(name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), `chatlog-${name}-`)));
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
  const forget = onExit(() => rmSync(folder, options));
  return {
    path: folder,
    async remove() {
      await fs.rm(folder, options);
      // Only now: this process may end in the meantime.
      forget();
    },
  };
}
