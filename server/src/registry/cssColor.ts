import { NAMED_COLORS } from './cssNamedColors';

/** Longer texts are not read as a color. */
const MAX_LENGTH = 64;

const HEX = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

const NUMBER = /^[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(%|deg|turn|rad|grad)?$/i;

/** A parsed color, all in lower case. */
export type CssColor =
  | { readonly kind: 'hex'; readonly digits: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'function'; readonly name: 'rgb' | 'hsl'; readonly values: readonly CssNumber[] };

/** One of the three values of a function; a fourth value is the transparency. */
export interface CssNumber {
  /** The number as written, including its unit. */
  readonly text: string;
  readonly number: number;
  readonly unit: '' | '%' | 'deg' | 'turn' | 'rad' | 'grad';
}

/**
 * Reads a color of a registry into a form that is safe in a style or an SVG: a hexadecimal or named color,
 * or `rgb()` or `hsl()` with commas or spaces. Drops the transparency.
 *
 * @returns the color in lower case; `undefined` for anything else, even for other CSS (`var()`,
 * `color-mix()`)
 */
export function readCssColor(text: string): string | undefined {
  const color = parseCssColor(text);
  switch (color?.kind) {
    case 'hex':
      return `#${color.digits.slice(0, color.digits.length < 6 ? 3 : 6)}`;
    case 'name':
      return color.name;
    case 'function':
      return `${color.name}(${color.values
        .slice(0, 3)
        .map(each => each.text)
        .join(' ')})`;
    default:
      return undefined;
  }
}

/** Parses such a color, including its transparency. `undefined` for anything else. */
export function parseCssColor(text: string): CssColor | undefined {
  const color = text.trim().toLowerCase();
  if (color.length > MAX_LENGTH) return undefined;
  if (HEX.test(color)) return { kind: 'hex', digits: color.slice(1) };
  if (NAMED_COLORS.has(color)) return { kind: 'name', name: color };
  return parseFunction(color);
}

function parseFunction(color: string): CssColor | undefined {
  const open = color.indexOf('(');
  if (open === -1 || !color.endsWith(')')) return undefined;
  const name = color.slice(0, open).replace(/a$/, '');
  const written = color
    .slice(open + 1, -1)
    .replace('/', ' ')
    .split(/[\s,]+/)
    .filter(value => value !== '');
  const values = written.flatMap(value => parseNumber(value) ?? []);
  if (written.length < 3 || written.length > 4 || values.length < written.length) return undefined;
  const [first, second, third, alpha] = values.map(({ unit }) => unit);
  const isPlain = (unit: string | undefined) => unit === '' || unit === '%';
  if (alpha !== undefined && !isPlain(alpha)) return undefined;
  if (name === 'rgb' && isPlain(first) && first === second && second === third) {
    return { kind: 'function', name, values };
  }
  return name === 'hsl' && first !== '%' && second === '%' && third === '%'
    ? { kind: 'function', name, values }
    : undefined;
}

function parseNumber(text: string): CssNumber | undefined {
  const found = NUMBER.exec(text);
  if (found === null) return undefined;
  return { text, number: Number.parseFloat(text), unit: (found[1] ?? '') as CssNumber['unit'] };
}
