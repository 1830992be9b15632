// Runs the tests of page/ against one VS Code: an ordinary window that is operated from outside as a person would.
import type { Counts } from '../../scripts/counts';
import { runMocha } from '../../scripts/mocha';
import type { HostName } from './hosts';

/** Runs page/*.test.ts in a process of its own; screenshots and logs go to artifacts/<host>/. */
export async function runPageTests(name: HostName, extension: string, grep?: string): Promise<Counts> {
  return runMocha(['test/e2e/page/**/*.test.ts'], {
    // A window that is busy with itself loses a key now and then; what is wrong fails twice.
    args: ['--timeout', '60000', '--retries', '1', ...(grep ? ['--fgrep', grep] : [])],
    env: { E2E_HOST: name, E2E_EXTENSION: extension },
  });
}
