import * as l10n from '@vscode/l10n';
import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver-protocol';
import { lineRange, type Range } from '../text/span';
import type { LogRecord } from '../workspace/logRecord';
import { lastHeaders, lastOf } from '../workspace/personMessages';
import { lastLogOf, presentPeople } from '../workspace/presentPeople';
import { fileNameOf } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import type { Client } from './support/client';
import { TEXT } from './support/params';
import { unlessCancelled } from './support/unlessCancelled';
import { workspaceFeature } from './support/workspaceFeature';

/** The maximum number of symbols, the best matches first. A user who misses one types more. */
export const MAX_SYMBOLS = 200;

// SymbolKind; the values are LSP's, the names a run-time import that this layer does without.
const FILE = 1;
const OBJECT = 19;

/** A person or a log that may match the query. */
interface Candidate {
  /** The first name is displayed. */
  readonly names: readonly string[];
  readonly kind: SymbolInformation['kind'];
  readonly messages: number;
  /** The location. Computed only for the results that are returned. */
  place(): { readonly uri: string; readonly range: Range };
}

/**
 * People by each of their names, and logs by day and title; Chinese matches by pinyin too. The place of a person is their last
 * message or, without a message, their registry entry. Waits until all logs have been read.
 */
export const workspaceSymbol = workspaceFeature<WorkspaceSymbolParams, Promise<SymbolInformation[]>>({
  method: 'workspace/symbol',
  params: { query: TEXT },
  capabilities: { workspaceSymbolProvider: true },
  async handle({ workspace, client, token }, { query }) {
    await unlessCancelled(workspace.whenComplete(), token);
    // Loaded here because it contains pinyin, which a starting server doesn't need.
    const { findName, labelOf, RANKS } = await import('../people/symbolQuery');
    const found = Array.from({ length: RANKS }, (): { candidate: Candidate; name: string }[] => []);
    for (const candidate of candidatesIn(workspace)) {
      if (token.isCancellationRequested) return [];
      const fit = findName(candidate.names, query);
      if (fit !== undefined) found[fit.rank]!.push({ candidate, name: fit.name });
      // Candidates are in order: a later one can't replace these.
      if (found[0]!.length === MAX_SYMBOLS) break;
    }
    return found
      .flat()
      .slice(0, MAX_SYMBOLS)
      .map(({ candidate, name }) => toSymbol(candidate, labelOf(candidate.names[0]!, name, query), client));
  },
});

function toSymbol({ kind, messages, place }: Candidate, name: string, client: Client): SymbolInformation {
  const { uri, range } = place();
  const containerName = messages === 1 ? l10n.t('1 message') : l10n.t('{0} messages', messages);
  return { name, kind: client.workspaceSymbolKind(kind), location: { uri, range }, containerName };
}

/** People by their number of messages, then logs, the latest first. Often so many people match that no log is looked at. */
function* candidatesIn(workspace: Workspace): Generator<Candidate> {
  const people = peopleOf(workspace).sort(
    (a, b) => b.messages - a.messages || (a.names[0]! < b.names[0]! ? -1 : 1),
  );
  yield* people;
  const logs = workspace.logs();
  for (let i = logs.length - 1; i >= 0; i--) yield candidateOfLog(logs[i]!);
}

function peopleOf(workspace: Workspace): Candidate[] {
  const { people } = workspace;
  const present = presentPeople(workspace);
  const speaking = new Set(present.map(({ person }) => person.name));
  const known = new Map<LogRecord, ReturnType<typeof lastHeaders>>();
  const headersOf = (record: LogRecord) => {
    const headers = known.get(record) ?? lastHeaders(record);
    known.set(record, headers);
    return headers;
  };
  const candidates = present.map((each): Candidate => {
    const { person, messages } = each;
    const place = () => {
      const last = lastLogOf(each);
      const { name, line, start } = lastOf(headersOf(last), person.names)!;
      return { uri: last.uri, range: lineRange(line, start, start + name.length) };
    };
    return { names: person.names, kind: OBJECT, messages, place };
  });
  for (const { name, names, entry } of people.registered) {
    if (speaking.has(name) || entry === undefined) continue;
    candidates.push({ names, kind: OBJECT, messages: 0, place: () => entry });
  }
  return candidates;
}

function candidateOfLog({ uri, day, title, messageCount }: LogRecord): Candidate {
  const name = title || day || fileNameOf(uri);
  const isDated = day === undefined || name.includes(day);
  return {
    names: isDated ? [name] : [`${day} ${name}`, name],
    kind: FILE,
    messages: messageCount,
    place: () => ({ uri, range: lineRange(0, 0, 0) }),
  };
}
