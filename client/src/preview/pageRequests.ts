import {
  DAYS,
  MESSAGE_ANSWERED,
  NAVIGATE,
  PREVIEW_COPY,
  PREVIEW_FILTER,
  PREVIEW_FIND,
  PREVIEW_MAP,
  SPEAKERS,
} from '../../../server/src/protocol';
import type { PageRequests } from './messages';

type Params<Name extends keyof PageRequests> = PageRequests[Name]['params'];

interface ServerRequest {
  readonly method: string;
  readonly params: object;
}

const TO_SERVER: {
  readonly [Name in keyof PageRequests]: (uri: string, params: Params<Name>) => ServerRequest;
} = {
  find: ofLog(PREVIEW_FIND),
  filter: ofLog(PREVIEW_FILTER),
  map: ofLog(PREVIEW_MAP),
  copy: ofLog(PREVIEW_COPY),
  people: (log, { typed, everywhere }) => ({
    method: SPEAKERS,
    params: { ...(everywhere ? { colorsOf: log } : { log }), ...(typed && { typed }) },
  }),
  days: (_log, params) => ({ method: DAYS, params }),
  answered: (uri, { line }) => ({
    method: MESSAGE_ANSWERED,
    params: { textDocument: { uri }, position: { line, character: 0 } },
  }),
  time: (uri, { typed }) => ({
    method: NAVIGATE,
    params: { textDocument: { uri }, position: { line: 0, character: 0 }, to: { time: typed } },
  }),
};

function ofLog(method: string) {
  return (uri: string, params: object) => ({ method, params: { textDocument: { uri }, ...params } });
}

/** The server's request for what a page asks about a log. */
export function toServerRequest<Name extends keyof PageRequests>(
  name: Name,
  uri: string,
  params: Params<Name>,
): ServerRequest {
  return TO_SERVER[name](uri, params);
}
