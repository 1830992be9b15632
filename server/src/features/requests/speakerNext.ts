import { SPEAKER_NEXT, type SpeakerMessage, type SpeakerNextParams } from '../../protocol';
import type { HeaderSite } from '../../workspace/headerSites';
import type { LogRecord } from '../../workspace/logRecord';
import { uriKey } from '../../workspace/uri';
import { FLAG, objectOf, optional, POSITION, TEXT } from '../support/params';
import { workspaceFeature } from '../support/workspaceFeature';

/** The next message of one person, through all logs by day; wraps at the ends. */
export const speakerNext = workspaceFeature<SpeakerNextParams, SpeakerMessage | null>({
  method: SPEAKER_NEXT,
  params: {
    name: TEXT,
    under: optional(TEXT),
    log: optional(TEXT),
    backwards: optional(FLAG),
    from: optional(objectOf({ uri: TEXT, position: POSITION })),
  },
  capabilities: {},
  handle({ workspace }, { name, under, log, backwards = false, from }) {
    const names = new Set(under === undefined ? workspace.people.personOf(name).names : [under]);
    const only = log === undefined ? undefined : workspace.record(log);
    const records = log === undefined ? workspace.logs() : only === undefined ? [] : [only];
    const sites = sitesOf(records, names);
    if (sites.length === 0) return null;
    const found = backwards ? previousSite(sites, records, from) : nextSite(sites, records, from);
    const { record, header } = sites[found.index]!;
    return {
      uri: record.uri,
      position: { line: header.line, character: header.start },
      index: found.index,
      total: sites.length,
      ...(found.wrapped && { wrapped: true }),
    };
  },
});

/** A message, and its log. */
interface Site {
  readonly record: LogRecord;
  /** The index of the log among all logs. */
  readonly order: number;
  readonly header: HeaderSite;
}

interface Found {
  readonly index: number;
  readonly wrapped: boolean;
}

function sitesOf(records: readonly LogRecord[], names: ReadonlySet<string>): Site[] {
  const sites: Site[] = [];
  records.forEach((record, order) => {
    for (const name of names) {
      if (!record.speakers.has(name)) continue;
      for (const header of record.headers.of(names)) sites.push({ record, order, header });
      return;
    }
  });
  return sites;
}

function nextSite(
  sites: readonly Site[],
  records: readonly LogRecord[],
  from: SpeakerNextParams['from'],
): Found {
  const order = orderOf(records, from);
  // Without a starting point: the first message of the latest log.
  if (order === -1)
    return { index: sites.findIndex(site => site.order === sites.at(-1)!.order), wrapped: false };
  const { line } = from!.position;
  const index = sites.findIndex(
    site => site.order > order || (site.order === order && site.header.line > line),
  );
  return index === -1 ? { index: 0, wrapped: true } : { index, wrapped: false };
}

function previousSite(
  sites: readonly Site[],
  records: readonly LogRecord[],
  from: SpeakerNextParams['from'],
): Found {
  const order = orderOf(records, from);
  const last = sites.length - 1;
  if (order === -1) return { index: last, wrapped: false };
  const { line } = from!.position;
  const isBefore = (site: Site) => site.order < order || (site.order === order && site.header.line < line);
  const index = sites.filter(isBefore).length - 1;
  return index === -1 ? { index: last, wrapped: true } : { index, wrapped: false };
}

function orderOf(records: readonly LogRecord[], from: SpeakerNextParams['from']): number {
  if (from === undefined) return -1;
  const key = uriKey(from.uri);
  return records.findIndex(({ uri }) => uriKey(uri) === key);
}
