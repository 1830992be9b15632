import { mentionsOf } from './occurrences';
import type { Workspace } from './workspace';

/** The last count of each workspace. */
const counted = new WeakMap<
  Workspace,
  { readonly generation: number; readonly names: ReadonlyMap<string, number> }
>();

/**
 * The names in all logs, with the number of messages of each: speakers, authors, and names that are only mentioned, which have
 * no messages. In the order of their first occurrence.
 */
export function namesInLogs(workspace: Workspace): ReadonlyMap<string, number> {
  const { generation, people } = workspace;
  const last = counted.get(workspace);
  if (last?.generation === generation) return last.names;
  const names = new Map<string, number>();
  const add = (name: string, count: number) => names.set(name, (names.get(name) ?? 0) + count);
  for (const record of workspace.logs()) {
    for (const [name, count] of record.speakers) add(name, count);
    if (record.author !== undefined) add(record.author.name, 0);
    for (const { name, known } of mentionsOf(record, people)) if (known) add(name, 0);
  }
  counted.set(workspace, { generation, names });
  return names;
}
