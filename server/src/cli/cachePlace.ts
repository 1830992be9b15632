import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The folder of the cache, unless an option names another: where the system, or the XDG Base Directory Specification, has caches. */
export function cachePlace(env: NodeJS.ProcessEnv, platform = process.platform, home = homedir()): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = env;
  // The specification: relative paths are ignored.
  if (isAbsolute(xdg)) return join(xdg, 'chatlog');
  if (platform === 'win32')
    return join(local === '' ? join(home, 'AppData', 'Local') : local, 'chatlog', 'Cache');
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'chatlog') : join(home, '.cache', 'chatlog');
}
