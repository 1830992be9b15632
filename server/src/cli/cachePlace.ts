import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { UsageError } from './usageError';

/**
 * The folder of the cache, unless an option names another: where the system, or the XDG Base Directory Specification, has caches.
 *
 * @throws UsageError for a user without a home folder
 */
export function cachePlace(env: NodeJS.ProcessEnv, platform = process.platform, homeOf = homedir): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = env;
  // The specification: relative paths are ignored.
  if (isAbsolute(xdg)) return join(xdg, 'chatlog');
  const home = orRefuse(homeOf);
  if (platform === 'win32')
    return join(local === '' ? join(home, 'AppData', 'Local') : local, 'chatlog', 'Cache');
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'chatlog') : join(home, '.cache', 'chatlog');
}

function orRefuse(homeOf: () => string): string {
  try {
    return homeOf();
  } catch {
    throw new UsageError(l10n.t('The user has no home folder: name a folder with {0}.', '--cache-folder'));
  }
}
