import { EXPORT_SOURCES } from '../import/exported/sources';
import { IMPORT_MEMORY, leftOutOf, readImportMemory } from '../import/memory/importMemory';
import { type NewImport, withImports } from '../import/memory/memoryUpdate';
import type { ImportMemoryResult, ImportRememberedResult, RememberedImportItem } from '../protocol';
import { decodeUtf8 } from '../text/utf8';
import type { FileSystem } from '../workspace/fileSystem';
import type { Workspace } from '../workspace/workspace';

/** The imports that are remembered in workspace folders; others than those of the workspace have none. */
export async function rememberedImports(
  folders: readonly string[],
  workspace: Pick<Workspace, 'registryUri'>,
  fileSystem: FileSystem | undefined,
): Promise<ImportRememberedResult> {
  const imports: RememberedImportItem[] = [];
  const broken: string[] = [];
  for (const each of folders) {
    const folder = each.replace(/\/$/, '');
    const registryUri = workspace.registryUri(`${folder}/x`);
    if (fileSystem === undefined || registryUri === undefined) continue;
    const uri = memoryUri(registryUri);
    const text = await textOf(uri, folder, fileSystem);
    const read = text === undefined ? [] : readImportMemory(text);
    if (read === undefined) broken.push(uri);
    for (const { conversation, format, from, to, zone, media, last } of read ?? []) {
      const source = EXPORT_SOURCES.find(({ id }) => id === format)?.name ?? format;
      imports.push({
        folder,
        conversation,
        format,
        source,
        from,
        to,
        zone: zone ?? null,
        // Only the command line links.
        media: media === 'link' ? 'copy' : media,
        last: last ?? null,
      });
    }
  }
  return { imports, broken };
}

/** The file with imports; `null` if it stays as it is, or can't be edited. */
export async function memoryWith(
  imports: readonly NewImport[],
  registryUri: string,
  workspaceFolder: string,
  fileSystem: FileSystem,
): Promise<ImportMemoryResult> {
  const uri = memoryUri(registryUri);
  const before = await textOf(uri, workspaceFolder, fileSystem);
  const after = withImports(before, imports);
  return after === undefined || after === (before ?? '') ? null : { uri, before: before ?? null, after };
}

/** What was left out of the imports that are remembered beside a registry. */
export async function rememberedLeftOut(
  registryUri: string | undefined,
  workspaceFolder: string,
  fileSystem: FileSystem,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const uri = registryUri && memoryUri(registryUri);
  return leftOutOf(uri === undefined ? undefined : await textOf(uri, workspaceFolder, fileSystem));
}

function memoryUri(registryUri: string): string {
  return registryUri.replace(/[^/]*$/, IMPORT_MEMORY);
}

/** `undefined` for a file that is missing or can't be read. */
async function textOf(uri: string, folder: string, fileSystem: FileSystem): Promise<string | undefined> {
  try {
    return decodeUtf8(await fileSystem.readFile(uri, folder))?.replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}
