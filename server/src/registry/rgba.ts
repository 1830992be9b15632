import { type CssNumber, parseCssColor } from './cssColor';
import { NAMED_COLORS } from './cssNamedColors';

/** An sRGB color, each component from 0 to 1. The shape of LSP's Color. */
export interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Degrees per unit of angle. */
const DEGREES = { '': 1, deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };

/**
 * The value of a color that `readCssColor` accepts, including its transparency. Components out of range are
 * clamped.
 */
export function rgbaOf(text: string): Rgba | undefined {
  const color = parseCssColor(text);
  switch (color?.kind) {
    case 'hex':
      return fromDigits(color.digits);
    case 'name':
      return fromDigits(NAMED_COLORS.get(color.name)!);
    case 'function':
      return color.name === 'rgb' ? fromRgb(color.values) : fromHsl(color.values);
    default:
      return undefined;
  }
}

/**
 * The CSS notations of a color that a registry accepts: hexadecimal, `rgb()` and `hsl()`. Includes
 * transparency unless the color is opaque.
 */
export function cssNotations(color: Rgba): string[] {
  const bytes = [color.red, color.green, color.blue].map(toByte);
  const alphaByte = toByte(color.alpha);
  const isOpaque = alphaByte === 255;
  const digits = isOpaque ? bytes : [...bytes, alphaByte];
  const hex = `#${digits.map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
  const alpha = isOpaque ? '' : ` / ${percent(clamp(color.alpha))}`;
  const { hue, saturation, lightness } = hslOf(color);
  return [
    hex,
    `rgb(${bytes.join(' ')}${alpha})`,
    `hsl(${tenths(hue) % 360} ${percent(saturation)} ${percent(lightness)}${alpha})`,
  ];
}

function fromDigits(digits: string): Rgba {
  const width = digits.length < 6 ? 1 : 2;
  const part = (index: number) => {
    const written = digits.slice(index * width, (index + 1) * width);
    return written === '' ? 1 : Number.parseInt(written.padStart(2, written), 16) / 255;
  };
  return { red: part(0), green: part(1), blue: part(2), alpha: part(3) };
}

function fromRgb([red, green, blue, alpha]: readonly CssNumber[]): Rgba {
  return {
    red: fraction(red!, 255),
    green: fraction(green!, 255),
    blue: fraction(blue!, 255),
    alpha: alphaOf(alpha),
  };
}

/** By the formula of CSS Color Module Level 4, section 7.1. */
function fromHsl([angle, second, third, alpha]: readonly CssNumber[]): Rgba {
  const hue = angle!.number * DEGREES[angle!.unit as keyof typeof DEGREES];
  const saturation = fraction(second!, 1);
  const lightness = fraction(third!, 1);
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const part = (n: number) => {
    const sector = modulo(n + hue / 30, 12);
    return clamp(lightness - chroma * Math.max(-1, Math.min(sector - 3, 9 - sector, 1)));
  };
  return { red: part(0), green: part(8), blue: part(4), alpha: alphaOf(alpha) };
}

/**
 * The inverse of `fromHsl`. `hue` is in degrees, from 0 up to but not including 360; the others are from 0 to
 * 1.
 */
function hslOf({ red, green, blue }: Rgba): { hue: number; saturation: number; lightness: number } {
  const [r, g, b] = [clamp(red), clamp(green), clamp(blue)];
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const lightness = (most + least) / 2;
  const span = most - least;
  if (span === 0) return { hue: 0, saturation: 0, lightness };
  const sixths = most === r ? (g - b) / span : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  const saturation = span / (2 * Math.min(lightness, 1 - lightness));
  return { hue: modulo(sixths * 60, 360), saturation, lightness };
}

function alphaOf(value: CssNumber | undefined): number {
  return value === undefined ? 1 : fraction(value, 1);
}

/** A number as a fraction of `whole`; a percentage as a fraction of 1. */
function fraction({ number, unit }: CssNumber, whole: number): number {
  return clamp(number / (unit === '%' ? 100 : whole));
}

function percent(part: number): string {
  return `${tenths(part * 100)}%`;
}

/** Rounds to one decimal. Whole numbers in `hsl()` would make neighboring colors equal. */
function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function toByte(part: number): number {
  return Math.round(clamp(part) * 255);
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}

/** The remainder, never negative. */
function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
