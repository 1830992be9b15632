/** The paint of a speaker, as sent by the server. */
export interface Paint {
  /** In degrees. */
  readonly hue: number;
  /** A CSS color. Only its hue and chroma are sure to be used. */
  readonly color?: string;
}

/** The range of lightness in which a color is visible on a theme's background. Chroma is that of the names in the preview. */
const THEMES = {
  light: { lightness: 0.56, chroma: 0.14, from: 0.45, to: 0.66 },
  dark: { lightness: 0.76, chroma: 0.11, from: 0.6, to: 0.86 },
} as const;

/**
 * A spot in a speaker's color as a data URI of an SVG, 16 pixels square. Theme icons can only have the theme's own colors.
 * The hue is that of the name in the preview.
 *
 * @param isMe whether it has a ring around it
 */
export function swatch(paint: Paint, theme: keyof typeof THEMES, isMe = false): string {
  const fill = colorFor(paint, theme);
  const ring = isMe
    ? `<circle cx="8" cy="8" r="6.25" fill="none" style="stroke:${fill}" stroke-width="1.5"/><circle cx="8" cy="8" r="3.5" style="fill:${fill}"/>`
    : `<circle cx="8" cy="8" r="5" style="fill:${fill}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${ring}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function colorFor({ hue, color }: Paint, theme: keyof typeof THEMES): string {
  const { lightness, chroma, from, to } = THEMES[theme];
  return color === undefined
    ? `oklch(${lightness} ${chroma} ${hue})`
    : `oklch(from ${color} clamp(${from},l,${to}) c h)`;
}
