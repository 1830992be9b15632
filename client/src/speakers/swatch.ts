import { NEUTRAL_COLORS, SPEAKER_COLORS, type SpeakerPaint } from '../../../server/src/protocol';

/** The range of lightness in which a color of a registry is visible on a theme's background. */
const LIGHTNESS = { light: { from: 0.45, to: 0.66 }, dark: { from: 0.6, to: 0.86 } } as const;

/**
 * A spot in a speaker's color as a data URI of an SVG, 16 pixels square. Theme icons can only have the theme's own colors.
 * The color is that of the name in the preview.
 *
 * @param isMe whether it has a ring around it
 */
export function swatch(paint: SpeakerPaint, theme: keyof typeof LIGHTNESS, isMe = false): string {
  const fill = colorFor(paint, theme);
  const ring = isMe
    ? `<circle cx="8" cy="8" r="6.25" fill="none" style="stroke:${fill}" stroke-width="1.5"/><circle cx="8" cy="8" r="3.5" style="fill:${fill}"/>`
    : `<circle cx="8" cy="8" r="5" style="fill:${fill}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${ring}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function colorFor({ slot, color }: SpeakerPaint, theme: keyof typeof LIGHTNESS): string {
  if (color === undefined) return SPEAKER_COLORS[theme][slot ?? -1] ?? NEUTRAL_COLORS[theme];
  const { from, to } = LIGHTNESS[theme];
  return `oklch(from ${color} clamp(${from},l,${to}) c h)`;
}
