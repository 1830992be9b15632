/** How a person's name is painted. With neither, it is painted like other text. */
export interface SpeakerPaint {
  /** The slot of the palette (`speakerPalette.ts`), in the log that the answer is about. */
  readonly slot?: number;
  /** The registry's color instead: hexadecimal, `rgb()`, `hsl()` or a name; safe for use in a style. Views adjust its lightness to the theme. */
  readonly color?: string;
}
