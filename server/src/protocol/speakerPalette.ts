/** The number of slots that speakers share. More people than that have some in common. */
export const SPEAKER_SLOTS = 12;

/** The slot of the exporter (`我`), the same in every log. */
export const OWN_SLOT = 0;

/** The number of first slots that can be told apart also by people who don't see all colors. */
export const SURE_SLOTS = 8;

/**
 * The color of each slot in the themes: the exporter's, and from 1 on those of the others, of which each differs as much as can be from those
 * before it. They were searched for (simulated annealing in OKLCH, one hue per slot) such that names are legible on the background of the theme,
 * also on a pill of their own color, and that any two of the first `SURE_SLOTS` differ for people with deuteranopia, protanopia and
 * tritanopia too. `test/render/speakerPalette.test.ts` holds the figures.
 */
export const SPEAKER_COLORS = {
  light: colors(
    '#005fb8 #8a0b00 #895a00 #4b0096 #c1244e #264706 #690f53 #006a5d #3234c8 #005170 #596f33 #b4228c #635509',
  ),
  dark: colors(
    '#5bb3ff #fe8570 #fedbae #d8ccff #fdaeb6 #9bea5e #fc89d6 #60ffe6 #9fb3ff #7eb3d0 #88b800 #cc9bb8 #d2c06d',
  ),
  highContrast: colors(
    '#4daafc #ef9c8d #fcd8a9 #cbbbff #ff5a7b #8bde45 #e865c0 #6cfce5 #768eff #81b7d4 #cafa77 #b787a4 #c7ad28',
  ),
  highContrastLight: colors(
    '#0f4a85 #471710 #784e02 #6725c2 #8a0030 #224203 #5f004a #006459 #17067c #024560 #4d5f2f #9a0076 #534600',
  ),
} as const;

/** The color of a person without a slot. */
export const NEUTRAL_COLORS = { light: '#6b6b6b', dark: '#9d9d9d' } as const;

function colors(text: string): readonly string[] {
  return text.split(' ');
}
