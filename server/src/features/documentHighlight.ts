import type {
  DocumentHighlight,
  DocumentHighlightKind,
  DocumentHighlightParams,
} from 'vscode-languageserver-protocol';
import { personSymbolAt } from '../log/symbolAt';
import { mentionSites, mentionsAt } from '../people/mentionSites';
import { lineRange } from '../text/span';
import { feature } from './support/feature';
import { AT_POSITION } from './support/params';

/** The maximum number of highlights, those nearest to the cursor first. The most active speaker of a real log has a few hundred. */
export const MAX_HIGHLIGHTS = 2_000;

const READ: DocumentHighlightKind = 2;
const WRITE: DocumentHighlightKind = 3;

/**
 * All places in this log of the person at the cursor, under any of their names. Headers are reported as writes, mentions as
 * reads.
 */
export const documentHighlight = feature<DocumentHighlightParams, DocumentHighlight[]>({
  method: 'textDocument/documentHighlight',
  params: AT_POSITION,
  capabilities: { documentHighlightProvider: true },
  handle({ log, workspace }, { position }) {
    const { known } = workspace.people;
    const symbol = personSymbolAt(log, position, known);
    if (symbol === undefined) return [];
    const names = new Set(workspace.people.personOf(symbol.name).names);
    const { messages, startLines } = log.transcript;
    const highlights: DocumentHighlight[] = [];
    const look = (index: number) => {
      const message = messages[index]!;
      const line = startLines[index]!;
      const { speaker, speakerStart, speakerEnd } = message.header;
      if (names.has(speaker)) {
        highlights.push({ range: lineRange(line, speakerStart, speakerEnd), kind: WRITE });
      }
      for (const mention of mentionsAt(mentionSites(message), log.names, known)) {
        if (!names.has(mention.name)) continue;
        const range = lineRange(line + mention.line, mention.start + 1, mention.end);
        highlights.push({ range, kind: READ });
      }
    };
    // Outwards from the cursor, so that the nearest places are kept when there are too many.
    const from = symbol.kind === 'author' ? 0 : Math.max(0, symbol.messageIndex);
    for (let step = 0; step < messages.length && highlights.length < MAX_HIGHLIGHTS; step++) {
      if (from + step < messages.length) look(from + step);
      if (step > 0 && from - step >= 0) look(from - step);
    }
    return highlights;
  },
});
