import { importKey, type RememberedImport } from '../import/memory/importMemory';
import type { NewImport } from '../import/memory/memoryUpdate';
import type { ImportPlan, PlannedLog } from './importPlan';
import { isUnder, uriKey } from './uri';

/**
 * What there is to remember of an import: an entry for each conversation that was in one export. Conversations that share their name and
 * application can't be told apart, and are left out.
 *
 * @param workspaceFolder its URI
 * @param leftOut the marks of the messages that the user has left out of logs
 */
export function newImports(
  { conversations }: ImportPlan,
  workspaceFolder: string,
  choices: Pick<RememberedImport, 'zone' | 'media'>,
  leftOut: ReadonlyMap<PlannedLog, readonly string[]> = new Map(),
): NewImport[] {
  const all = conversations.flatMap(
    ({ conversation: { name, origin, days }, folder, added, logs }): NewImport[] => {
      const from = origin && pathFrom(workspaceFolder, origin.uri);
      const to = pathFrom(workspaceFolder, folder);
      if (origin === undefined || from === undefined || to === undefined) return [];
      const { format } = origin;
      const marks = logs.flatMap(log => leftOut.get(log) ?? []);
      const entry = { conversation: name, format, from, to, ...choices, last: days.at(-1), leftOut: marks };
      return [{ entry, hasAdded: added > 0 }];
    },
  );
  const keys = all.map(({ entry }) => importKey(entry));
  return all.filter((_, at) => keys.indexOf(keys[at]!) === keys.lastIndexOf(keys[at]!));
}

/** A path as the file has it; `undefined` for a place outside of the workspace folder that is on no disk. */
export function pathFrom(workspaceFolder: string, uri: string): string | undefined {
  const folder = uriKey(workspaceFolder).replace(/\/$/, '');
  const key = uriKey(uri).replace(/\/$/, '');
  if (key === folder) return '.';
  if (isUnder(uri, workspaceFolder)) return key.slice(folder.length + 1);
  if (!key.startsWith('file://')) return undefined;
  const path = key.slice('file://'.length);
  // `file:///c:/x`, and `file://host/share`.
  if (/^\/[a-z]:/i.test(path)) return path.slice(1);
  return path.startsWith('/') ? path : `//${path}`;
}
