// Runs the tests of page/ against one VS Code: an ordinary window that is operated from outside as a person would.
import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import type { Counts } from '../../scripts/counts';
import { artifactsFolder } from '../../scripts/hosts/paths';
import { runMocha } from '../../scripts/mocha';
import type { HostName } from './hosts';

/** Runs page/*.test.ts in a process of its own; screenshots go to artifacts/<host>/. */
export async function runPageTests(name: HostName, extension: string, grep?: string): Promise<Counts> {
  await rm(path.join(artifactsFolder, name), { recursive: true, force: true });
  return runMocha(['test/e2e/page/**/*.test.ts'], {
    args: ['--timeout', '60000', ...(grep ? ['--fgrep', grep] : [])],
    env: { E2E_HOST: name, E2E_EXTENSION: extension },
  });
}
