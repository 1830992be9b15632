import type { ClientCapabilities, Message } from 'vscode-languageserver-protocol/node';
import { ClientDocuments } from './clientDocuments';
import { metaModel } from './metaModel/metaModel';
import { mayRegister, needsDeclaration, undeclared } from './undeclared';

/** Our own requests and notifications, which are not part of the protocol. */
const OWN = /^chatlog\//;

interface Pending {
  readonly method: string;
  readonly params: unknown;
  /** The number of texts that the document has had until then. */
  readonly since: number;
}

interface RawMessage {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { code?: unknown; message?: unknown };
}

/**
 * Watches the connection of a client: checks every message of the server against the protocol's meta model, the capabilities that the
 * client has declared, and, for ranges, the documents.
 */
export class ProtocolWatch {
  readonly problems: string[] = [];
  readonly #documents = new ClientDocuments();
  readonly #pending = new Map<number | string, Pending>();
  #capabilities: ClientCapabilities = {};
  /** Whether the client has requested our own notifications. */
  #wantsOwn = false;

  /** Records a message to the server. */
  sent(message: Message): void {
    const { id, method, params } = message as RawMessage;
    if (method === undefined) return;
    this.#documents.follow(method, params);
    if (method === 'initialize') {
      const { capabilities, initializationOptions } = params as {
        capabilities: ClientCapabilities;
        initializationOptions?: { notifications?: unknown };
      };
      this.#capabilities = capabilities;
      this.#wantsOwn = initializationOptions?.notifications === true;
    }
    if (id === undefined || id === null) return;
    const uri = documentOf(params);
    const since = uri === undefined ? 0 : this.#documents.count(uri);
    this.#pending.set(id, { method, params, since });
  }

  /** Checks a message of the server. */
  received(message: Message): void {
    const raw = message as RawMessage;
    if (raw.method === undefined) this.#response(raw);
    else if (raw.id !== undefined) this.#demand('request', raw.method, raw.params);
    else this.#demand('notification', raw.method, raw.params);
  }

  #response({ id, result, error }: RawMessage): void {
    const request = this.#pending.get(id ?? '');
    if (request === undefined) {
      if (id !== null) this.#report('an answer', `to the unknown request ${String(id)}`);
      return;
    }
    this.#pending.delete(id!);
    const { method, params, since } = request;
    if (error !== undefined) {
      if (!Number.isInteger(error.code) || typeof error.message !== 'string') {
        this.#report(method, `its error has another form: ${JSON.stringify(error)}`);
      }
      return;
    }
    if (result === undefined) {
      this.#report(method, 'is answered with neither a result nor an error');
      return;
    }
    const known = metaModel().messages.get(method);
    if (known === undefined) {
      if (!OWN.test(method)) this.#report(method, 'is answered, but is not in the protocol');
      return;
    }
    const { problems, objects } = metaModel().check(result, known.result);
    this.#report(method, ...problems, ...undeclared(this.#capabilities, method, objects));
    if (problems.length > 0) return;
    this.#checkPlaces(method, result, documentOf(params), since);
    if (method === 'textDocument/completion') this.#checkCompletion(result, params);
    if (/^textDocument\/semanticTokens/.test(method))
      this.#checkTokens(method, result, documentOf(params), since);
  }

  /** A request or a notification of the server. */
  #demand(kind: 'request' | 'notification', method: string, params: unknown): void {
    if (OWN.test(method)) {
      if (kind === 'notification' && !this.#wantsOwn) this.#report(method, 'was not requested');
      return;
    }
    const known = metaModel().messages.get(method);
    if (known === undefined || known.kind !== kind || known.direction === 'clientToServer') {
      this.#report(method, `is no ${kind} of a server`);
      return;
    }
    const { problems, objects } = metaModel().check(params, known.params);
    this.#report(method, ...problems, ...undeclared(this.#capabilities, method, objects));
    if (needsDeclaration(this.#capabilities, method)) this.#report(method, 'is not declared by the client');
    if (problems.length > 0) return;
    if (method === '$/progress') this.#checkPartialResult(params);
    if (method === 'client/registerCapability') this.#checkRegistrations(params);
    const uri = documentOf(params);
    if (uri !== undefined) this.#checkPlaces(method, params, uri, 1);
  }

  /** A part of a result has the form of the result. */
  #checkPartialResult(sent: unknown): void {
    const { token, value } = sent as { readonly token: unknown; readonly value: unknown };
    for (const { method, params } of this.#pending.values()) {
      if ((params as { partialResultToken?: unknown } | undefined)?.partialResultToken !== token) continue;
      const known = metaModel().messages.get(method);
      if (known === undefined) return;
      const { problems, objects } = metaModel().check(value, known.result);
      this.#report(method, ...problems, ...undeclared(this.#capabilities, method, objects));
      this.#checkPlaces(method, value, undefined, 1);
    }
  }

  #checkRegistrations(params: unknown): void {
    const { registrations } = params as { registrations: { method: string; registerOptions?: unknown }[] };
    for (const { method, registerOptions } of registrations) {
      if (!mayRegister(this.#capabilities, method)) this.#report(method, 'may not be registered');
      const known = metaModel().messages.get(method);
      if (known === undefined) this.#report(method, 'is registered, but is not in the protocol');
      else if (registerOptions !== undefined) {
        this.#report(method, ...metaModel().check(registerOptions, known.registrationOptions).problems);
      }
    }
  }

  /** Every range is inside its document, which an enclosing object may name. */
  #checkPlaces(method: string, value: unknown, uri: string | undefined, since: number): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#checkPlaces(method, item, uri, since);
      this.#checkOverlaps(method, value);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (isRange(value)) {
      const problem = uri === undefined ? undefined : this.#documents.problemOf(uri, value, since);
      if (problem !== undefined) this.#report(method, `${JSON.stringify(value)} ${problem}, in ${uri}`);
      return;
    }
    const object = value as Record<string, unknown>;
    const own = documentOf(object) ?? uri;
    // For another document, the time at which the server read it is unknown.
    const ownSince = own === uri ? since : 1;
    for (const [name, member] of Object.entries(object)) {
      if (name === 'data' || name === 'arguments') continue;
      if (name === 'changes') {
        for (const [each, edits] of Object.entries(member as object)) {
          this.#checkPlaces(method, edits, each, each === uri ? since : 1);
        }
      } else if (name.startsWith('target') && typeof object.targetUri === 'string') {
        this.#checkPlaces(method, member, object.targetUri, 1);
      } else if (name === 'originSelectionRange' || name === 'position') {
        this.#checkPlaces(method, name === 'position' ? { start: member, end: member } : member, uri, since);
      } else {
        this.#checkPlaces(method, member, own, ownSince);
      }
    }
    if (
      isRange(object.range) &&
      isRange(object.selectionRange) &&
      !holds(object.range, object.selectionRange)
    ) {
      this.#report(method, `the selection range of ${String(object.name)} is outside its range`);
    }
    if (isRange(object.range) && isRange((object.parent as { range?: unknown } | undefined)?.range)) {
      const { range } = object.parent as { range: Range };
      if (!holds(range, object.range)) this.#report(method, 'a selection range is outside its parent');
    }
    if (typeof object.startLine === 'number' && typeof object.endLine === 'number') {
      const lines = {
        start: { line: object.startLine, character: 0 },
        end: { line: object.endLine, character: 0 },
      };
      this.#checkPlaces(method, lines, uri, since);
    }
  }

  /** Edits of one document never overlap. */
  #checkOverlaps(method: string, items: readonly unknown[]): void {
    const ranges = items.flatMap(item => {
      const edit = item as { range?: unknown; newText?: unknown } | null;
      return typeof edit?.newText === 'string' && isRange(edit.range) ? [edit.range] : [];
    });
    ranges.sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
    for (let i = 1; i < ranges.length; i++) {
      if (compare(ranges[i - 1]!.end, ranges[i]!.start) > 0) {
        this.#report(method, `its edits overlap: ${JSON.stringify([ranges[i - 1], ranges[i]])}`);
        return;
      }
    }
  }

  /** An item's edit is in one line, contains the requested position, and doesn't touch the other edits. */
  #checkCompletion(result: unknown, params: unknown): void {
    const { position } = params as { position: Position };
    const items = (
      Array.isArray(result) ? result : ((result as { items?: unknown[] } | null)?.items ?? [])
    ) as {
      label: string;
      textEdit?: { range?: Range };
      additionalTextEdits?: { range: Range }[];
    }[];
    for (const { label, textEdit, additionalTextEdits = [] } of items) {
      const range = textEdit?.range;
      if (range === undefined) continue;
      if (range.start.line !== range.end.line || !holds(range, { start: position, end: position })) {
        this.#report('textDocument/completion', `the edit of "${label}" is not around the position`);
      }
      for (const other of additionalTextEdits) {
        if (compare(other.range.end, range.start) > 0 && compare(other.range.start, range.end) < 0) {
          this.#report('textDocument/completion', `the edits of "${label}" overlap`);
        }
      }
    }
  }

  #checkTokens(method: string, result: unknown, uri: string | undefined, since: number): void {
    const { data } = (result ?? { data: [] }) as { data: number[] };
    if (data.length % 5 !== 0) this.#report(method, 'its numbers are no tokens');
    if (uri === undefined) return;
    let line = 0;
    let start = 0;
    for (let at = 0; at + 4 < data.length; at += 5) {
      start = data[at] === 0 ? start + data[at + 1]! : data[at + 1]!;
      line += data[at]!;
      const range = { start: { line, character: start }, end: { line, character: start + data[at + 2]! } };
      this.#checkPlaces(method, range, uri, since);
    }
  }

  #report(method: string, ...problems: readonly string[]): void {
    for (const problem of problems) this.problems.push(`${method}: ${problem}`);
  }
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The document that parameters or an object are about. */
function documentOf(value: unknown): string | undefined {
  const { uri, textDocument } = (value ?? {}) as { uri?: unknown; textDocument?: { uri?: unknown } };
  if (typeof uri === 'string') return uri;
  return typeof textDocument?.uri === 'string' ? textDocument.uri : undefined;
}

function isPosition(value: unknown): value is Position {
  const { line, character } = (value ?? {}) as Partial<Position>;
  return typeof line === 'number' && typeof character === 'number';
}

function isRange(value: unknown): value is Range {
  const { start, end } = (value ?? {}) as Partial<Range>;
  return isPosition(start) && isPosition(end);
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function holds(outer: Range, inner: Range): boolean {
  return compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
}
