import { ANY, type Declaration, type Member, type ObjectType, type Type } from './types';

/** The declarations of a file that describe messages. */
export interface Declarations {
  /** Interfaces and type aliases, by name. */
  readonly types: ReadonlyMap<string, Declaration>;
  /** `export declare namespace NAME { const type: TYPE; const method: METHOD; }`: a request or a notification. */
  readonly messages: readonly DeclaredMessage[];
}

export interface DeclaredMessage {
  readonly namespace: string;
  readonly method: string;
  /** `ProtocolRequestType<…>` and its relatives. */
  readonly type: Type;
}

/** A comment, a string, a number, a name, or a sign. */
const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`|"[^"\n]*"|-?\d[\w.]*|[A-Za-z_$][\w$]*|=>|\.\.\.|[^\s]/g;

const PRIMITIVES = new Set([
  'string',
  'number',
  'boolean',
  'null',
  'undefined',
  'object',
  'never',
  'void',
  'true',
  'false',
]);

/** Reads a declaration file (`.d.ts`) that the TypeScript compiler has written. Declarations that don't describe messages are skipped. */
export function readDeclarations(text: string): Declarations {
  const tokens = (text.match(TOKEN) ?? []).filter(token => !/^\/[/*]/.test(token));
  return new Reader(tokens).read();
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;
  readonly #types = new Map<string, Declaration>();
  readonly #messages: DeclaredMessage[] = [];

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  read(): Declarations {
    while (this.#at < this.#tokens.length) {
      const token = this.#next();
      if (token === 'interface') this.#readInterface();
      else if (token === 'type' && this.#is(1, '=', '<')) this.#readAlias();
      else if (token === 'namespace') this.#readNamespace();
      else if (token === 'class' || token === 'enum') this.#skipToBlock();
    }
    return { types: this.#types, messages: this.#messages };
  }

  #readInterface(): void {
    const name = this.#next();
    const parameters = this.#readParameters();
    const bases: Type[] = [];
    if (this.#take('extends'))
      do bases.push(this.#readPostfix());
      while (this.#take(','));
    this.#types.set(name, { parameters, bases, body: this.#readObject() });
  }

  #readAlias(): void {
    const name = this.#next();
    const parameters = this.#readParameters();
    this.#expect('=');
    this.#types.set(name, { parameters, bases: [], body: this.#readType() });
  }

  #readNamespace(): void {
    const namespace = this.#next();
    this.#expect('{');
    let method: string | undefined;
    let type: Type | undefined;
    for (let depth = 1; depth > 0; ) {
      const token = this.#next();
      if (token === '{') depth++;
      else if (token === '}') depth--;
      else if (depth === 1 && token === 'const') {
        const name = this.#next();
        if (!this.#take(':')) continue;
        if (name === 'method') method = unquoted(this.#next());
        else if (name === 'type') type = this.#readType();
      }
    }
    if (method !== undefined && type !== undefined) this.#messages.push({ namespace, method, type });
  }

  #skipToBlock(): void {
    while (this.#next() !== '{');
    for (let depth = 1; depth > 0; ) {
      const token = this.#next();
      if (token === '{') depth++;
      else if (token === '}') depth--;
    }
  }

  /** `<A, B extends C = D>`. */
  #readParameters(): string[] {
    const names: string[] = [];
    if (!this.#take('<')) return names;
    do {
      names.push(this.#next());
      if (this.#take('extends')) this.#readType();
      if (this.#take('=')) this.#readType();
    } while (this.#take(','));
    this.#expect('>');
    return names;
  }

  #readType(): Type {
    this.#take('|');
    const items = [this.#readIntersection()];
    while (this.#take('|')) items.push(this.#readIntersection());
    return items.length === 1 ? items[0]! : { kind: 'union', items };
  }

  #readIntersection(): Type {
    const items = [this.#readPostfix()];
    while (this.#take('&')) items.push(this.#readPostfix());
    return items.length === 1 ? items[0]! : { kind: 'intersection', items };
  }

  #readPostfix(): Type {
    let type = this.#readPrimary();
    while (this.#is(0, '[')) {
      this.#expect('[');
      if (this.#take(']')) {
        type = { kind: 'array', element: type };
      } else {
        // `A['b']`: messages don't use this form.
        this.#readType();
        this.#expect(']');
        type = ANY;
      }
    }
    return type;
  }

  #readPrimary(): Type {
    if (this.#is(0, '{')) return this.#readObject();
    if (this.#is(0, '(')) return this.#readParentheses();
    const token = this.#next();
    if (token === '[') {
      const elements: Type[] = [];
      while (!this.#take(']')) {
        elements.push(this.#readType());
        this.#take(',');
      }
      return { kind: 'tuple', elements };
    }
    if (token === 'readonly' || token === 'keyof' || token === 'typeof') return this.#readPostfix();
    if (/^['"`]/.test(token)) return { kind: 'literal', value: unquoted(token) };
    if (/^-?\d/.test(token)) return { kind: 'literal', value: Number(token) };
    if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' };
    if (token === 'any' || token === 'unknown') return ANY;
    if (PRIMITIVES.has(token)) return { kind: 'primitive', name: token };
    let name = token;
    while (this.#take('.')) name += `.${this.#next()}`;
    const args: Type[] = [];
    if (this.#take('<')) {
      do args.push(this.#readType());
      while (this.#take(','));
      this.#expect('>');
    }
    return { kind: 'reference', name, args };
  }

  /** A type in parentheses, or a function, which messages don't contain. */
  #readParentheses(): Type {
    const start = this.#at;
    for (let depth = 0; ; ) {
      const token = this.#next();
      if (token === '(') depth++;
      else if (token === ')' && --depth === 0) break;
    }
    if (this.#take('=>')) {
      this.#readType();
      return ANY;
    }
    this.#at = start;
    this.#expect('(');
    const type = this.#readType();
    this.#expect(')');
    return type;
  }

  #readObject(): ObjectType {
    this.#expect('{');
    const members = new Map<string, Member>();
    let index: Type | undefined;
    while (!this.#take('}')) {
      this.#take('readonly');
      if (this.#take('[')) {
        while (this.#next() !== ']');
        this.#expect(':');
        index = this.#readType();
      } else {
        const name = unquoted(this.#next());
        const isOptional = this.#take('?');
        if (this.#is(0, '(', '<')) this.#skipSignature();
        else {
          this.#expect(':');
          members.set(name, { isOptional, type: this.#readType() });
        }
      }
      this.#take(';', ',');
    }
    return { kind: 'object', members, index };
  }

  #skipSignature(): void {
    while (!this.#is(0, ';', '}')) this.#at++;
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Error('The declarations end too early.');
    return token;
  }

  #is(ahead: number, ...tokens: string[]): boolean {
    return tokens.includes(this.#tokens[this.#at + ahead] ?? '');
  }

  #take(...tokens: string[]): boolean {
    if (!this.#is(0, ...tokens)) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    const found = this.#next();
    if (found !== token) {
      const near = this.#tokens.slice(Math.max(0, this.#at - 12), this.#at + 4).join(' ');
      throw new Error(`The declarations have "${found}" in place of "${token}": ${near}`);
    }
  }
}

function unquoted(token: string): string {
  return /^['"`]/.test(token) ? token.slice(1, -1) : token;
}
