import {
  type CancellationToken,
  type Connection,
  type Disposable,
  ProgressType,
} from 'vscode-languageserver';
import { either, FLAG, NUMBER, objectOf, optional, TEXT } from '../features/support/params';
import { unlessCancelled } from '../features/support/unlessCancelled';
import { MessageQuery } from '../find/messageQuery';
import { parseQuery } from '../find/query/parseQuery';
import {
  FIND,
  FIND_COMPLETE,
  FIND_CONTEXT,
  type FindChoices,
  type FindCompleteParams,
  type FindCompletion,
  type FindContext,
  type FindContextParams,
  type FindEnd,
  type FindParams,
  type FindPart,
  type FindProblem,
  type FindResult,
  type FoundMessage,
} from '../protocol';
import { findContext, findMessages } from '../workspace/findMessages';
import type { Workspace } from '../workspace/workspace';
import { offeredIn } from './findOffers';
import { serveForWorkspace } from './serveForWorkspace';

/** Milliseconds between two parts of an answer: enough for a client to show one. The first part comes at once. */
const PART_PAUSE = 50;

/** The messages after which a part is sent in any case. */
const PART_SIZE = 200;

/** The most messages of one request: the answer is in memory until it is sent. */
const MAX_LIMIT = 10_000;

/** The most messages of context. */
const MAX_CONTEXT = 50;

/** The server's part of finding messages. */
export class Finds {
  readonly #connection: Connection;
  readonly #workspace: Workspace;

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
  }

  listen(): Disposable[] {
    const connection = this.#connection;
    const place = { uri: TEXT, day: optional(TEXT), line: NUMBER };
    const find = {
      query: TEXT,
      limit: NUMBER,
      matchCase: optional(FLAG),
      matchWidth: optional(FLAG),
      matchForms: optional(FLAG),
      after: optional(objectOf(place)),
      partialResultToken: optional(either(TEXT, NUMBER)),
    };
    return [
      serveForWorkspace(connection, FIND, find, (params: FindParams, token) => this.#find(params, token)),
      serveForWorkspace(connection, FIND_CONTEXT, { ...place, count: NUMBER }, (params: FindContextParams) =>
        this.#context(params),
      ),
      serveForWorkspace(connection, FIND_COMPLETE, { query: TEXT }, (params: FindCompleteParams) =>
        this.#complete(params),
      ),
    ];
  }

  async #find(params: FindParams, token: CancellationToken): Promise<FindResult> {
    const { query, limit, after, partialResultToken } = params;
    const read = parseQuery(query);
    if (read.problems.length > 0) return { problems: read.problems };
    const workspace = this.#workspace;
    // Which logs there are, and whom a name means, is known when all are read.
    await unlessCancelled(workspace.whenComplete(), token);
    const ready = await readyQuery(workspace, params);
    if (!(ready instanceof MessageQuery)) return { problems: ready };
    const send = (part: FindPart) => {
      if (partialResultToken === undefined || partialResultToken === null) return false;
      void this.#connection.sendProgress(new ProgressType<FindPart>(), partialResultToken, part);
      return true;
    };
    let found: FoundMessage[] = [];
    let end: FindEnd = { found, searched: 0, total: 0, unread: 0 };
    let sentAt = Number.NEGATIVE_INFINITY;
    const most = Math.min(Math.max(1, Math.floor(limit)), MAX_LIMIT);
    for await (const part of findMessages(
      workspace,
      ready,
      { limit: most, after: after ?? undefined },
      token,
    )) {
      found.push(...part.found);
      const { searched, total, unread, stopped } = part;
      end = { found, searched, total, unread, ...(stopped !== undefined && { stopped }) };
      const now = performance.now();
      const isDue = now - sentAt > PART_PAUSE || found.length >= PART_SIZE;
      if (isDue && stopped === undefined && searched < total && send({ found, searched, total })) {
        found = [];
        end = { ...end, found };
        sentAt = now;
      }
    }
    return end;
  }

  async #context({ count, ...place }: FindContextParams): Promise<FindContext | null> {
    return (await findContext(this.#workspace, place, Math.min(count, MAX_CONTEXT))) ?? null;
  }

  async #complete({ query }: FindCompleteParams): Promise<FindCompletion> {
    const { completeQuery } = await import('../find/query/completeQuery');
    return {
      items: completeQuery(query, offeredIn(this.#workspace)),
      problems: await this.#problemsSoFar(query),
    };
  }

  /** What is wrong with a query that is being typed. A name at its end may only be unfinished. */
  async #problemsSoFar(query: string): Promise<readonly FindProblem[]> {
    const { problems } = parseQuery(query);
    // Whom a name means is known when all logs are read.
    if (problems.length > 0 || !this.#workspace.isComplete) return problems;
    const ready = await readyQuery(this.#workspace, { query });
    return ready instanceof MessageQuery ? [] : ready.filter(({ end }) => end < query.length);
  }
}

/** A query with the people of the workspace; or what is wrong with it. */
async function readyQuery(
  workspace: Workspace,
  params: FindChoices & Pick<FindParams, 'query'>,
): Promise<MessageQuery | readonly FindProblem[]> {
  // A table that only a search needs: loaded with the first.
  const { HAN_FORMS } = await import('../text/hanForms');
  const { people } = workspace;
  return MessageQuery.of(parseQuery(params.query), params, { people, names: people.known.names }, HAN_FORMS);
}
