import * as l10n from '@vscode/l10n';
import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver-protocol';
import type { Person } from '../people/people';
import { lineRange, type Range } from '../text/span';
import type { LogRecord } from '../workspace/logRecord';
import { lastHeaders, lastOf } from '../workspace/personMessages';
import { fileNameOf } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { workspaceFeature } from './support/workspaceFeature';

/** No more symbols than these are given, those that fit best: who looks for another types more. */
export const MAX_SYMBOLS = 200;

// SymbolKind; the values are LSP's, the names a run-time import that this layer does without.
const FILE = 1;
const OBJECT = 19;

/** Something that may be found. */
interface Candidate {
  /** The first is shown. */
  readonly names: readonly string[];
  readonly kind: SymbolInformation['kind'];
  readonly messages: number;
  readonly uri: string;
  readonly range: Range;
}

/**
 * People by each of their names, and logs by day and title; Chinese is found by pinyin too. A person is where they spoke last,
 * or, if they never did, in the registry.
 */
export const workspaceSymbol = workspaceFeature<WorkspaceSymbolParams, Promise<SymbolInformation[]>>({
  method: 'workspace/symbol',
  capabilities: { workspaceSymbolProvider: true },
  async handle({ workspace, token }, { query }) {
    // With its pinyin, which a server that starts doesn't need.
    const { findName } = await import('../people/symbolQuery');
    const found: { readonly rank: number; readonly symbol: SymbolInformation }[] = [];
    for (const candidate of candidatesIn(workspace)) {
      if (token.isCancellationRequested) return [];
      const name = findName(candidate.names, query);
      if (name !== undefined) found.push({ rank: name.rank, symbol: toSymbol(candidate, name.label) });
    }
    return found
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MAX_SYMBOLS)
      .map(({ symbol }) => symbol);
  },
});

function toSymbol({ kind, messages, uri, range }: Candidate, name: string): SymbolInformation {
  const containerName = messages === 1 ? l10n.t('1 message') : l10n.t('{0} messages', messages);
  return { name, kind, location: { uri, range }, containerName };
}

/** People by their number of messages, then logs, the latest first. */
function candidatesIn(workspace: Workspace): Candidate[] {
  const people = peopleOf(workspace).sort((a, b) => b.messages - a.messages);
  return [...people, ...workspace.logs().map(candidateOfLog).reverse()];
}

function peopleOf(workspace: Workspace): Candidate[] {
  const { people } = workspace;
  const spoken = new Map<string, { readonly person: Person; messages: number; last: LogRecord }>();
  for (const record of workspace.logs()) {
    for (const [name, count] of record.speakers) {
      const person = people.personOf(name);
      const known = spoken.get(person.name);
      if (known === undefined) {
        spoken.set(person.name, { person, messages: count, last: record });
      } else {
        known.messages += count;
        known.last = record;
      }
    }
  }
  const records = new Set(Array.from(spoken.values(), ({ last }) => last));
  const headersOf = new Map(Array.from(records, record => [record, lastHeaders(record)]));
  const candidates = Array.from(spoken.values(), ({ person, messages, last }): Candidate => {
    const { name, line, start } = lastOf(headersOf.get(last)!, person.names)!;
    const range = lineRange(line, start, start + name.length);
    return { names: person.names, kind: OBJECT, messages, uri: last.uri, range };
  });
  for (const { name, names, entry } of people.registered) {
    if (spoken.has(name) || entry === undefined) continue;
    candidates.push({ names, kind: OBJECT, messages: 0, uri: entry.uri, range: entry.range });
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
    uri,
    range: lineRange(0, 0, 0),
  };
}
