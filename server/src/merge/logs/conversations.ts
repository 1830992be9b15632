import { fileDayOf } from '../../text/calendar';

/** The logs of one place that are merged, by conversation: a log, or a folder. */
export interface ConversationSource<Log> {
  readonly isFolder: boolean;
  readonly conversations: ReadonlyMap<string, readonly Log[]>;
}

/** A conversation, and the logs that each of the sources has of it. */
export interface SharedConversation<Log> {
  readonly key: string;
  /** Of those that have any, in their order. */
  readonly logs: readonly { readonly source: number; readonly logs: readonly Log[] }[];
}

/** It is open to which of the conversations of a source a log of another source belongs. The members are indices of sources. */
export interface OpenConversation {
  readonly several: number;
  readonly log: number;
}

/**
 * The folder of a log, and the end of its name: of one conversation there is one log a day.
 *
 * @param path the log's path below its source, with slashes
 */
export function conversationOf(path: string): string {
  const start = path.lastIndexOf('/') + 1;
  const name = path.slice(start);
  return path.slice(0, start) + (fileDayOf(name) === undefined ? name : name.slice('YYYY-MM-DD'.length));
}

/**
 * Which conversations of the sources belong together: those in the same folder with the same end of the name or, where each source has
 * one alone, these.
 */
export function sharedConversations<Log>(
  sources: readonly ConversationSource<Log>[],
): SharedConversation<Log>[] | OpenConversation {
  if (sources.every(({ conversations }) => conversations.size === 1)) {
    const logs = sources.map(({ conversations }, source) => ({
      source,
      logs: [...conversations.values()][0]!,
    }));
    return [{ key: [...sources[0]!.conversations.keys()][0]!, logs }];
  }
  const log = sources.findIndex(({ isFolder }) => !isFolder);
  const several = sources.findIndex(({ conversations }) => conversations.size > 1);
  if (log !== -1) return { several, log };
  const keys = new Set(sources.flatMap(({ conversations }) => [...conversations.keys()]));
  return [...keys].sort().map(key => ({
    key,
    logs: sources.flatMap(({ conversations }, source) => {
      const logs = conversations.get(key);
      return logs === undefined ? [] : [{ source, logs }];
    }),
  }));
}
