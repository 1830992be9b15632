import { dirname, join } from 'node:path';
import { IMPORT_MEMORY } from '../../import/memory/importMemory';

/** The place of the remembered imports of a workspace folder: beside its registry. @param registryPath with slashes */
export function memoryPath(workspaceFolder: string, registryPath: string): string {
  return join(workspaceFolder, dirname(registryPath), IMPORT_MEMORY);
}
