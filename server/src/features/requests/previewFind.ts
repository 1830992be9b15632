import {
  MESSAGE_KINDS,
  PREVIEW_FILTER,
  PREVIEW_FIND,
  type PreviewFiltered,
  type PreviewFilterParams,
  type PreviewFindParams,
  type PreviewFound,
} from '../../protocol';
import { feature } from '../support/feature';
import { FLAG, listOf, objectOf, oneOf, optional, TEXT } from '../support/params';

const FILTER = objectOf({ people: listOf(TEXT), kinds: listOf(oneOf(...MESSAGE_KINDS)) });

// Both load Markdown-it, so a server without a preview does not pay for it, and read the texts of a large log in parts. The log is
// consistent after the last `await`; an edit before that makes the answer outdated.

/** The places of a text in what readers see of a log. */
export const previewFind = feature<PreviewFindParams, PreviewFound>({
  method: PREVIEW_FIND,
  params: { text: TEXT, matchCase: optional(FLAG), matchWidth: optional(FLAG), filter: optional(FILTER) },
  capabilities: {},
  async handle({ log, version }, { filter, ...query }) {
    const { searchedLogOf } = await import('../support/searchedLogs');
    const searched = await searchedLogOf(log);
    const { messages, counts, names } = searched.find(log, query, filter ?? undefined);
    const places: number[] = [];
    for (const [i, message] of messages.entries()) {
      places.push(message - (messages[i - 1] ?? 0), counts[i]!);
    }
    return { version, places, names };
  },
});

/** The messages that a filter shows. */
export const previewFilter = feature<PreviewFilterParams, PreviewFiltered>({
  method: PREVIEW_FILTER,
  params: { filter: FILTER },
  capabilities: {},
  async handle({ log, version }, { filter }) {
    const { searchedLogOf } = await import('../support/searchedLogs');
    const runs = (await searchedLogOf(log)).shown(log, filter);
    return { version, total: log.transcript.messages.length, runs };
  },
});
