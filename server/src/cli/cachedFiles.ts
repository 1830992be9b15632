import { join } from 'node:path';
import { LogCache } from '../workspace/cache/logCache';
import type { FileSystem } from '../workspace/fileSystem';
import { reportBadCache } from './reportBadCache';

/** Node's file system, with threads for many logs. Loaded when there is something to read: linting a whole folder without a registry doesn't need it. */
export async function allFiles(): Promise<FileSystem> {
  const { nodeFileSystem } = await import('../node/nodeFileSystem');
  const { logThreads } = await import('../node/logThreads');
  return { ...nodeFileSystem, openReader: count => logThreads(join(__dirname, 'logThread.js'), count) };
}

/** The cache in a folder, given by its path. What is wrong with it is printed. */
export async function openCache(folder: string): Promise<LogCache> {
  const { cacheFolder } = await import('../node/cacheFolder');
  return new LogCache({ store: cacheFolder(folder), isOn: () => true, log: reportBadCache });
}
