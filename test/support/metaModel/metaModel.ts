import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import * as protocol from 'vscode-languageserver-protocol/node';
import { readDeclarations } from './declarations';
import { ANY, type Declaration, type Member, type Type } from './types';

/** A request or a notification of the protocol. */
export interface ProtocolMessage {
  readonly kind: 'request' | 'notification';
  readonly direction: 'clientToServer' | 'serverToClient' | 'both';
  readonly params: Type;
  readonly result: Type;
  readonly registrationOptions: Type;
}

/** An object inside a value, with the name of the type that it was checked against. */
export interface TypedObject {
  readonly type: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface Checked {
  /** Violations of the model, each with its path. */
  readonly problems: readonly string[];
  /** All objects of named types, outer ones first. */
  readonly objects: readonly TypedObject[];
}

/**
 * The protocol's meta model, read from the type declarations of the package: all
 * requests and notifications, with the types of their parameters and results. The package doesn't ship `metaModel.json`.
 */
export class MetaModel {
  readonly #types = new Map<string, Declaration>();
  readonly messages = new Map<string, ProtocolMessage>();
  readonly #members = new Map<string, ReadonlyMap<string, Member> | undefined>();

  constructor(declarations: readonly string[]) {
    for (const text of declarations) {
      const { types, messages } = readDeclarations(text);
      for (const [name, declaration] of types) this.#types.set(name, declaration);
      for (const { namespace, method, type } of messages) {
        const message = toMessage(namespace, type);
        if (message !== undefined) this.messages.set(method, message);
      }
    }
    // Methods of jsonrpc itself.
    const both = { kind: 'notification', direction: 'both', result: ANY, registrationOptions: ANY } as const;
    this.messages.set('$/cancelRequest', { ...both, params: ANY });
    this.messages.set('$/progress', { ...both, params: ANY });
    this.messages.set('$/setTrace', { ...both, direction: 'clientToServer', params: ANY });
    this.messages.set('$/logTrace', { ...both, direction: 'serverToClient', params: ANY });
  }

  /** Checks a value against a type. Unlike in TypeScript, unknown members are always an error. */
  check(value: unknown, type: Type): Checked {
    const problems: string[] = [];
    const objects: TypedObject[] = [];
    this.#check(value, type, '', new Map(), problems, objects);
    return { problems, objects };
  }

  #check(
    value: unknown,
    type: Type,
    path: string,
    bound: ReadonlyMap<string, Type>,
    problems: string[],
    objects: TypedObject[],
  ): void {
    const wrong = (expected: string) => problems.push(`${path || 'it'} is ${shown(value)}, not ${expected}`);
    switch (type.kind) {
      case 'any':
        return;
      case 'literal':
        if (value !== type.value) wrong(JSON.stringify(type.value));
        return;
      case 'primitive':
        if (!isPrimitive(value, type.name)) wrong(type.name);
        return;
      case 'array':
        if (!Array.isArray(value)) wrong('an array');
        else
          for (const [i, item] of value.entries())
            this.#check(item, type.element, `${path}[${i}]`, bound, problems, objects);
        return;
      case 'tuple':
        if (!Array.isArray(value) || value.length !== type.elements.length) wrong('such a tuple');
        else
          for (const [i, element] of type.elements.entries())
            this.#check(value[i], element, `${path}[${i}]`, bound, problems, objects);
        return;
      case 'union':
        this.#checkUnion(value, type.items, path, bound, problems, objects);
        return;
      case 'reference':
        this.#checkReference(value, type.name, type.args, path, bound, problems, objects);
        return;
      case 'intersection':
      case 'object':
        this.#checkObject(value, type, path, bound, problems, objects);
    }
  }

  /** The value must match one of the types; otherwise, the problems of the nearest type are reported. */
  #checkUnion(
    value: unknown,
    items: readonly Type[],
    path: string,
    bound: ReadonlyMap<string, Type>,
    problems: string[],
    objects: TypedObject[],
  ): void {
    let nearest: string[] | undefined;
    for (const item of items) {
      const own: string[] = [];
      const ownObjects: TypedObject[] = [];
      this.#check(value, item, path, bound, own, ownObjects);
      if (own.length === 0) {
        for (const each of ownObjects) objects.push(each);
        return;
      }
      if (nearest === undefined || depthOf(own) > depthOf(nearest)) nearest = own;
    }
    problems.push(...(nearest ?? []));
  }

  #checkReference(
    value: unknown,
    name: string,
    args: readonly Type[],
    path: string,
    bound: ReadonlyMap<string, Type>,
    problems: string[],
    objects: TypedObject[],
  ): void {
    const wrong = (expected: string) => problems.push(`${path || 'it'} is ${shown(value)}, not ${expected}`);
    const argument = bound.get(name);
    if (argument !== undefined) {
      this.#check(value, argument, path, new Map(), problems, objects);
      return;
    }
    if (name === 'Record' || name === 'Partial' || name === 'Readonly') return;
    const number = NUMBERS[name];
    if (number !== undefined) {
      if (typeof value !== 'number' || !number(value)) wrong(`a ${name}`);
      return;
    }
    if (name === 'URI' || name === 'DocumentUri') {
      if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(value)) wrong('a URI');
      return;
    }
    const declaration = this.#types.get(name);
    // An enumeration of the package, such as `MarkupKind` in older versions: its values are not in the declarations.
    if (declaration === undefined) return;
    const within = new Map(declaration.parameters.map((each, i) => [each, args[i] ?? ANY]));
    if (this.#membersOf(name) !== undefined) {
      if (isObject(value)) objects.push({ type: name, value });
      this.#checkObject(value, { kind: 'reference', name, args }, path, within, problems, objects);
    } else {
      this.#check(value, declaration.body, path, within, problems, objects);
    }
  }

  #checkObject(
    value: unknown,
    type: Type,
    path: string,
    bound: ReadonlyMap<string, Type>,
    problems: string[],
    objects: TypedObject[],
  ): void {
    if (!isObject(value)) {
      problems.push(`${path || 'it'} is ${shown(value)}, not an object`);
      return;
    }
    const members = this.#allMembers(type);
    const index = type.kind === 'object' ? type.index : undefined;
    for (const [name, { isOptional, type: own }] of members) {
      if (!Object.hasOwn(value, name)) {
        if (!isOptional) problems.push(`${path}.${name} is missing`);
      } else {
        this.#check(value[name], own, `${path}.${name}`, bound, problems, objects);
      }
    }
    for (const name of Object.keys(value)) {
      if (members.has(name)) continue;
      if (members.size > 0 || index === undefined)
        problems.push(`${path}.${name} is not in the protocol: ${shown(value[name])}`);
      else this.#check(value[name], index, `${path}.${name}`, bound, problems, objects);
    }
  }

  #allMembers(type: Type): ReadonlyMap<string, Member> {
    switch (type.kind) {
      case 'object':
        return type.members;
      case 'intersection':
        return new Map(type.items.flatMap(item => [...this.#allMembers(item)]));
      case 'reference':
        return this.#membersOf(type.name) ?? new Map();
      default:
        return new Map();
    }
  }

  /** The members of an object type, including those of its bases; `undefined` for other types. */
  #membersOf(name: string): ReadonlyMap<string, Member> | undefined {
    if (this.#members.has(name)) return this.#members.get(name);
    const declaration = this.#types.get(name);
    const body = declaration?.body;
    const isRecord = body?.kind === 'intersection' || (body?.kind === 'object' && body.members.size > 0);
    const members =
      declaration !== undefined && (isRecord || declaration.bases.length > 0)
        ? new Map([
            ...declaration.bases.flatMap(base => [...this.#allMembers(base)]),
            ...this.#allMembers(declaration.body),
          ])
        : undefined;
    this.#members.set(name, members);
    return members;
  }
}

let model: MetaModel | undefined;

/** The model of the protocol version that the tests use. */
export function metaModel(): MetaModel {
  model ??= new MetaModel(declarationFiles().map(path => readFileSync(path, 'utf8')));
  return model;
}

function declarationFiles(): string[] {
  const packages = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
  return globSync(
    ['vscode-languageserver-types/lib/umd/main.d.ts', 'vscode-languageserver-protocol/lib/common/*.d.ts'],
    {
      cwd: packages,
      absolute: true,
    },
  );
}

function toMessage(namespace: string, type: Type): ProtocolMessage | undefined {
  if (type.kind !== 'reference') return undefined;
  const [first = ANY, second = ANY, third = ANY] = type.args;
  const last = type.args.at(-1) ?? ANY;
  const direction =
    (protocol as unknown as Record<string, { messageDirection?: ProtocolMessage['direction'] } | undefined>)[
      namespace
    ]?.messageDirection ?? 'both';
  const nothing: Type = { kind: 'primitive', name: 'undefined' };
  switch (type.name) {
    case 'ProtocolRequestType':
      return { kind: 'request', direction, params: first, result: second, registrationOptions: last };
    case 'ProtocolRequestType0':
      return { kind: 'request', direction, params: nothing, result: first, registrationOptions: third };
    case 'ProtocolNotificationType':
      return { kind: 'notification', direction, params: first, result: nothing, registrationOptions: last };
    case 'ProtocolNotificationType0':
      return { kind: 'notification', direction, params: nothing, result: nothing, registrationOptions: ANY };
    default:
      return undefined;
  }
}

const NUMBERS: Readonly<Record<string, (value: number) => boolean>> = {
  integer: value => Number.isInteger(value) && Math.abs(value) <= 2 ** 31,
  uinteger: value => Number.isInteger(value) && value >= 0 && value < 2 ** 31,
  decimal: value => Number.isFinite(value),
};

function isPrimitive(value: unknown, name: string): boolean {
  switch (name) {
    case 'null':
    // The response to a request without a result.
    case 'void':
      return value === null;
    case 'undefined':
      return value === undefined;
    case 'never':
      return false;
    case 'object':
      return isObject(value);
    default:
      return typeof value === name;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The depth of the first problem in the value. Of several types, the one that matches furthest is the intended one. */
function depthOf(problems: readonly string[]): number {
  return (problems[0]!.split(' ')[0]!.match(/[.[]/g) ?? []).length - problems.length / 100;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
