// Colors as people see them. All are sRGB: red, green, blue from 0 to 255.

/**
 * What people with a full deficiency see, in linear sRGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency", 2009, severity 1.
 */
const SEEN = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

export const DEFICIENCIES = Object.keys(SEEN) as (keyof typeof SEEN)[];

export function fromHex(hex: string): number[] {
  return [1, 3, 5].map(start => Number.parseInt(hex.slice(start, start + 2), 16));
}

/** The color that people with this deficiency see. */
export function seenWith(deficiency: keyof typeof SEEN, color: readonly number[]): number[] {
  const light = color.map(toLinear);
  return SEEN[deficiency].map(row => {
    const seen = row.reduce((sum, factor, i) => sum + factor * light[i]!, 0);
    return fromLinear(Math.min(1, Math.max(0, seen)));
  });
}

/** A color with a share of another, as `color-mix(in srgb, …)` mixes them. */
export function mixed(color: readonly number[], background: readonly number[], share: number): number[] {
  return color.map((value, i) => value * share + background[i]! * (1 - share));
}

/** The distance of two colors in OKLab. 0.02 is what people just notice. */
export function distance(a: readonly number[], b: readonly number[]): number {
  const [from, to] = [toOklab(a), toOklab(b)];
  return Math.hypot(...from.map((value, i) => value - to[i]!));
}

/** By Björn Ottosson, https://bottosson.github.io/posts/oklab/. */
function toOklab(color: readonly number[]): number[] {
  const [r, g, b] = color.map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toLinear(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function fromLinear(light: number): number {
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
}
