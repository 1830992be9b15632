// The output of a run for people, in artifacts/<host>/, which is not in the repository.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { artifactsFolder } from '../../scripts/hosts/paths';
import type { HostName } from './hosts';

/** The path of a file in the host's folder, which is created if it doesn't exist. */
export async function artifact(host: HostName, name: string): Promise<string> {
  const folder = path.join(artifactsFolder, host);
  await fs.mkdir(folder, { recursive: true });
  return path.join(folder, name);
}

/** Adds `text` to `<name>.log`; a host may have several windows. */
export async function saveLog(host: HostName, name: string, text: string): Promise<void> {
  await fs.appendFile(await artifact(host, `${name}.log`), `${text}\n`);
}

/** Removes the files of the last run. */
export async function clearArtifacts(host: HostName): Promise<void> {
  await fs.rm(path.join(artifactsFolder, host), { recursive: true, force: true });
}
