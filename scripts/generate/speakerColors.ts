import { SPEAKER_COLORS } from '../../server/src/protocol';

/** Where the page of the preview, and every exported page, have the palette. */
export const SPEAKER_COLORS_FILE = 'client/webview/shared/speakerColors.css';

/** The palette of speakers as styles: a color for each slot, and for each element with a slot. */
export function speakerColors(): string {
  const { light, dark, highContrast, highContrastLight } = SPEAKER_COLORS;
  return `/* Written by \`npm run generate\` from server/src/protocol/speakerPalette.ts. */
:root {
${variables(light, dark)}}

.vscode-high-contrast {
${variables(highContrastLight, highContrast)}}

${light.map((_, slot) => `[data-slot="${slot}"] {\n  --speaker-color: var(--speaker-${slot});\n}\n`).join('\n')}`;
}

function variables(light: readonly string[], dark: readonly string[]): string {
  return light.map((color, slot) => `  --speaker-${slot}: light-dark(${color}, ${dark[slot]});\n`).join('');
}
