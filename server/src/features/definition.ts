import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver-protocol';
import { perhapsMeant } from '../log/perhapsMeant';
import type { PersonSymbol } from '../log/symbolAt';
import { personSymbolAt } from '../log/symbolAt';
import { lineRange, type Range } from '../text/span';
import {
  firstHeaderIn,
  firstMessageFrom,
  type HeaderInLog,
  lastHeaderIn,
  lastMessageBefore,
  logsAround,
} from '../workspace/personMessages';
import { type FeatureContext, feature } from './support/feature';
import { AT_POSITION } from './support/params';

/** A name in a header or in a registry. */
interface Place {
  readonly uri: string;
  readonly range: Range;
}

/**
 * The target of a name.
 *
 * - A mention: the person's latest message before it, in this log or the latest earlier one; else the registry, else their next
 *   message. A mention without a known person is treated as one of the person it likely means.
 * - A speaker: the registry, else their first message in this log, which may be the message at the cursor (editors then list
 *   the references).
 * - The author: the registry, else their first message in this log, else, for an author without messages here, their messages
 *   elsewhere.
 */
export const definition = feature<DefinitionParams, LocationLink[] | Location | null>({
  method: 'textDocument/definition',
  params: AT_POSITION,
  capabilities: { definitionProvider: true },
  handle(context, { position }) {
    const { log, workspace, client } = context;
    const symbol = personSymbolAt(log, position, workspace.people.known);
    const target = symbol && targetOf(context, symbol);
    if (target === undefined) return null;
    const { uri, range } = target;
    if (!client.takesLinks) return { uri, range };
    return [
      {
        originSelectionRange: symbol!.range,
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: range,
      },
    ];
  },
});

function targetOf(context: FeatureContext, symbol: PersonSymbol): Place | undefined {
  const { log, uri, workspace } = context;
  const { people } = workspace;
  const { names, entry } = people.personOf(perhapsMeant(people, symbol)?.name ?? symbol.name);
  const around = () => logsAround(workspace, uri, log);
  if (symbol.kind === 'mention') {
    return (
      inThisLog(context, lastMessageBefore(log, names, symbol.messageIndex)) ??
      inLog(lastHeaderIn(around().earlier, names)) ??
      entry ??
      inThisLog(context, firstMessageFrom(log, names, symbol.messageIndex)) ??
      inLog(firstHeaderIn(around().later, names))
    );
  }
  return (
    entry ??
    inThisLog(context, firstMessageFrom(log, names, 0)) ??
    inLog(lastHeaderIn(around().earlier, names)) ??
    inLog(firstHeaderIn(around().later, names))
  );
}

function inThisLog({ log, uri }: FeatureContext, index: number): Place | undefined {
  const { messages, startLines } = log.transcript;
  const message = messages[index];
  if (message === undefined) return undefined;
  const { speakerStart, speakerEnd } = message.header;
  return { uri, range: lineRange(startLines[index]!, speakerStart, speakerEnd) };
}

function inLog(found: HeaderInLog | undefined): Place | undefined {
  if (found === undefined) return undefined;
  const { line, start, name } = found.header;
  return { uri: found.record.uri, range: lineRange(line, start, start + name.length) };
}
