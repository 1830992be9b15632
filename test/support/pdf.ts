import { inflateSync } from 'node:zlib';

// Reads the PDFs that Chromium writes, as far as tests need it: uncompressed objects in a cross-reference table, streams that are deflated or plain.

export type Value = null | boolean | number | string | Name | Ref | Value[] | Dict;
export class Name {
  constructor(readonly name: string) {}
}
export class Ref {
  constructor(readonly id: number) {}
}
export type Dict = Map<string, Value>;

/** A text of a page, as it was painted at once. */
export interface PaintedText {
  readonly text: string;
  /** Where its baseline begins, in points from the lower left corner of the page. */
  readonly x: number;
  readonly y: number;
  /** The size of its letters, in points. */
  readonly size: number;
}

export interface PdfPage {
  readonly texts: readonly PaintedText[];
  readonly width: number;
  readonly height: number;
}

export class Pdf {
  readonly #source: string;
  readonly #offsets = new Map<number, number>();
  readonly trailer: Dict;

  constructor(bytes: Buffer) {
    this.#source = bytes.toString('latin1');
    let at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#source)![1]);
    at = this.#source.indexOf('xref', at) + 4;
    const section = /\s*(\d+) (\d+)\s+/y;
    for (;;) {
      section.lastIndex = at;
      const [all, first, count] = section.exec(this.#source) ?? [];
      if (all === undefined) break;
      at += all.length;
      for (let i = 0; i < Number(count); i++, at += 20) {
        if (this.#source[at + 17] === 'n')
          this.#offsets.set(Number(first) + i, Number(this.#source.slice(at, at + 10)));
      }
    }
    this.trailer = new Reader(this.#source, this.#source.indexOf('trailer', at) + 7).value() as Dict;
  }

  /** All objects of the file. */
  get objects(): Value[] {
    return [...this.#offsets.keys()].map(id => this.#object(id));
  }

  /** The names of all keys and values anywhere in the file, such as `JavaScript`. */
  get names(): Set<string> {
    const names = new Set<string>();
    const visit = (value: Value): void => {
      if (value instanceof Name) names.add(value.name);
      else if (Array.isArray(value)) value.forEach(visit);
      else if (value instanceof Map) {
        for (const [key, each] of value) {
          names.add(key);
          visit(each);
        }
      }
    };
    this.objects.forEach(visit);
    return names;
  }

  /** The addresses of links. */
  get addresses(): string[] {
    return this.objects.flatMap(object => {
      const action = object instanceof Map ? this.get(object.get('A')) : undefined;
      const address = action instanceof Map ? action.get('URI') : undefined;
      return typeof address === 'string' ? [address] : [];
    });
  }

  get catalog(): Dict {
    return this.get(this.trailer.get('Root')) as Dict;
  }

  /** The dictionaries of the pages, by the numbers of their objects and in their order. */
  get pageObjects(): ReadonlyMap<number, Dict> {
    const found = new Map<number, Dict>();
    const visit = (ref: Value | undefined, inherited: Dict): void => {
      const node = new Map([...inherited, ...(this.get(ref) as Dict)]);
      const kids = this.get(node.get('Kids'));
      if (!Array.isArray(kids)) {
        found.set((ref as Ref).id, node);
        return;
      }
      const passed = ['Resources', 'MediaBox'].flatMap(key =>
        node.has(key) ? [[key, node.get(key)!] as const] : [],
      );
      for (const kid of kids) visit(kid, new Map(passed));
    };
    visit(this.catalog.get('Pages'), new Map());
    return found;
  }

  get pages(): PdfPage[] {
    return [...this.pageObjects.values()].map(node => {
      const [, , width, height] = this.get(node.get('MediaBox')) as number[];
      const contents = this.get(node.get('Contents'));
      const streams = Array.isArray(contents) ? contents : [node.get('Contents')!];
      const source = streams.map(stream => this.stream(stream)).join('\n');
      const texts: PaintedText[] = [];
      this.#paint(source, this.get(node.get('Resources')) as Dict, IDENTITY, texts);
      return { texts, width: width!, height: height! };
    });
  }

  /** What a reference leads to. */
  get(value: Value | undefined): Value | undefined {
    return value instanceof Ref ? this.#object(value.id) : value;
  }

  #object(id: number): Value {
    return this.#readerOf(id).value();
  }

  #readerOf(id: number): Reader {
    const at = this.#offsets.get(id);
    if (at === undefined) return new Reader('null', 0);
    return new Reader(this.#source, this.#source.indexOf('obj', at) + 3);
  }

  /** The content of a stream. */
  stream(ref: Value): string {
    const reader = this.#readerOf((ref as Ref).id);
    const dict = reader.value() as Dict;
    const start = /stream\r?\n/g;
    start.lastIndex = reader.at;
    start.exec(this.#source);
    const length = this.get(dict.get('Length')) as number;
    const bytes = Buffer.from(this.#source.slice(start.lastIndex, start.lastIndex + length), 'latin1');
    const filter = this.get(dict.get('Filter'));
    return (filter instanceof Name && filter.name === 'FlateDecode' ? inflateSync(bytes) : bytes).toString(
      'latin1',
    );
  }

  readonly #fonts = new Map<Value, (codes: string) => string>();

  #fontOf(resources: Dict, name: string): (codes: string) => string {
    const ref = (this.get(resources.get('Font')) as Dict).get(name)!;
    const key = ref instanceof Ref ? ref.id : ref;
    let decode = this.#fonts.get(key);
    if (decode === undefined) {
      const font = this.get(ref) as Dict;
      const map = font.get('ToUnicode');
      const width = (this.get(font.get('Subtype')) as Name).name === 'Type0' ? 2 : 1;
      // Chromium names the characters of each font; Helvetica has those of its codes.
      decode = map === undefined ? codes => codes : decoderOf(this.stream(map), width);
      this.#fonts.set(key, decode);
    }
    return decode;
  }

  #paint(source: string, resources: Dict, matrix: Matrix, texts: PaintedText[]): void {
    const reader = new Reader(source, 0);
    const saved: Matrix[] = [];
    const marked: { text: string | undefined; isUsed: boolean }[] = [];
    let current = matrix;
    let line = IDENTITY;
    let decode = (codes: string) => codes;
    let size = 0;
    let operands: Value[] = [];
    const show = (codes: string) => {
      const actual = marked.filter(({ text }) => text !== undefined).at(-1);
      const text = actual === undefined ? decode(codes) : actual.isUsed ? '' : actual.text!;
      if (actual !== undefined) actual.isUsed = true;
      const [, , c, d, x, y] = multiply(line, current);
      texts.push({ text, x, y, size: size * Math.hypot(c, d) });
    };
    for (let token = reader.token(); token !== undefined; token = reader.token()) {
      if (typeof token !== 'object' || !('operator' in (token as object))) {
        operands.push(token as Value);
        continue;
      }
      const { operator } = token as Operator;
      const numbers = operands as number[];
      if (operator === 'q') saved.push(current);
      else if (operator === 'Q') current = saved.pop()!;
      else if (operator === 'cm') current = multiply(numbers as unknown as Matrix, current);
      else if (operator === 'BT') line = IDENTITY;
      else if (operator === 'Tm') line = [...numbers] as unknown as Matrix;
      else if (operator === 'Td') line = multiply([1, 0, 0, 1, numbers[0]!, numbers[1]!], line);
      else if (operator === 'Tf') {
        decode = this.#fontOf(resources, (operands[0] as Name).name);
        size = numbers[1]!;
      } else if (operator === 'Tj') show(operands[0] as string);
      else if (operator === 'TJ') {
        show((operands[0] as Value[]).filter(each => typeof each === 'string').join(''));
      } else if (operator === 'BDC' || operator === 'BMC') {
        const properties = operands[1];
        const actual = properties instanceof Map ? properties.get('ActualText') : undefined;
        marked.push({ text: typeof actual === 'string' ? textString(actual) : undefined, isUsed: false });
      } else if (operator === 'EMC') marked.pop();
      else if (operator === 'Do') {
        const form = (this.get(resources.get('XObject')) as Dict).get((operands[0] as Name).name)!;
        const dict = this.get(form) as Dict;
        if ((this.get(dict.get('Subtype')) as Name).name === 'Form') {
          const own = (this.get(dict.get('Matrix')) ?? IDENTITY) as Matrix;
          const inner = (this.get(dict.get('Resources')) ?? resources) as Dict;
          this.#paint(this.stream(form), inner, multiply(own, current), texts);
        }
      }
      operands = [];
    }
  }
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** A string of a PDF as text: UTF-16 with a mark, or bytes. */
export function textString(bytes: string): string {
  return bytes.startsWith('\u00fe\u00ff') ? utf16(bytes.slice(2)) : bytes;
}

function utf16(bytes: string): string {
  return Buffer.from(bytes, 'latin1').swap16().toString('utf16le');
}

/** What makes characters of the codes of a font, from its table. */
function decoderOf(table: string, width: number): (codes: string) => string {
  const chars = new Map<number, string>();
  const hex = (text: string) => utf16(Buffer.from(text, 'hex').toString('latin1'));
  for (const [, lines] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, text] of lines!.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/gi)) {
      chars.set(Number.parseInt(code!, 16), hex(text!));
    }
  }
  for (const [, lines] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, text] of lines!.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f]+)>/gi)) {
      const start = Number.parseInt(first!, 16);
      const base = hex(text!);
      const end = base.charCodeAt(base.length - 1);
      for (let code = start; code <= Number.parseInt(last!, 16); code++) {
        chars.set(code, base.slice(0, -1) + String.fromCharCode(end + code - start));
      }
    }
  }
  return codes => {
    let text = '';
    for (let i = 0; i < codes.length; i += width) {
      const code = width === 2 ? codes.charCodeAt(i) * 256 + codes.charCodeAt(i + 1) : codes.charCodeAt(i);
      text += chars.get(code) ?? '\ufffd';
    }
    return text;
  };
}

interface Operator {
  readonly operator: string;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

class Reader {
  at: number;
  readonly #source: string;

  constructor(source: string, at: number) {
    this.#source = source;
    this.at = at;
  }

  value(): Value {
    return this.token() as Value;
  }

  /** The next value or operator; `undefined` at the end. */
  token(): Value | Operator | undefined {
    const source = this.#source;
    this.#match(/(?:\s|\0|%[^\r\n]*)+/y);
    const sign = source[this.at];
    if (sign === undefined) return undefined;
    if (source.startsWith('<<', this.at)) return this.#dict();
    if (sign === '<') {
      const hex = this.#match(/<([^>]*)>/y)!
        .slice(1, -1)
        .replace(/\s/g, '');
      return Buffer.from(hex.length % 2 === 1 ? `${hex}0` : hex, 'hex').toString('latin1');
    }
    if (sign === '(') return this.#string();
    if (sign === '[') {
      this.at++;
      const items: Value[] = [];
      while (!this.#closes(']')) items.push(this.value());
      return items;
    }
    if (sign === '/') {
      const name = this.#match(/\/[^\s/<>[\](){}%\0]*/y)!.slice(1);
      return new Name(
        name.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      );
    }
    const ref = this.#match(/\d+ \d+ R(?![\w*])/y);
    if (ref !== undefined) return new Ref(Number.parseInt(ref, 10));
    const number = this.#match(/[+-]?(?:\d+\.?\d*|\.\d+)/y);
    if (number !== undefined) return Number(number);
    const word = this.#match(/[A-Za-z'"*][\w'"*]*/y);
    if (word === undefined)
      throw new Error(`What is ${JSON.stringify(source.slice(this.at, this.at + 30))}?`);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { operator: word };
  }

  #dict(): Dict {
    this.at += 2;
    const dict: Dict = new Map();
    while (!this.#closes('>>')) dict.set((this.value() as Name).name, this.value());
    return dict;
  }

  #string(): string {
    let text = '';
    let depth = 0;
    for (; ; this.at++) {
      const sign = this.#source[this.at]!;
      if (sign === '\\') {
        const octal = /[0-7]{1,3}/y;
        octal.lastIndex = this.at + 1;
        const [code] = octal.exec(this.#source) ?? [];
        const next = this.#source[this.at + 1]!;
        text += code === undefined ? (ESCAPES[next] ?? next) : String.fromCharCode(Number.parseInt(code, 8));
        this.at += code?.length ?? 1;
        continue;
      }
      if (sign === ')' && --depth === 0) break;
      if (depth > 0) text += sign;
      if (sign === '(') depth++;
    }
    this.at++;
    return text;
  }

  #closes(sign: string): boolean {
    this.#match(/[\s\0]+/y);
    if (!this.#source.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.#source) ?? [];
    if (found === undefined) return undefined;
    this.at += found.length;
    return found;
  }
}
