import type { PageRequests, ToPage } from '../../src/preview/messages';
import { post } from './host';

type Result<Name extends keyof PageRequests> = PageRequests[Name]['result'];

const pending = new Map<number, (result: Result<keyof PageRequests> | undefined) => void>();
let last = 0;

/** Asks the server. `undefined` if the log or the server is not available, or the log changed meanwhile. */
export function ask<Name extends keyof PageRequests>(
  name: Name,
  params: PageRequests[Name]['params'],
): Promise<Result<Name> | undefined> {
  const id = ++last;
  return new Promise(resolve => {
    pending.set(id, result => resolve(result as Result<Name> | undefined));
    post({ type: 'request', id, name, params });
  });
}

/** Handles an answer of the host. */
export function answered({ id, result }: Extract<ToPage, { type: 'response' }>): void {
  pending.get(id)?.(result);
  pending.delete(id);
}
