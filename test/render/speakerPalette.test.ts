import * as assert from 'node:assert/strict';
import { OWN_SLOT, SPEAKER_COLORS, SPEAKER_SLOTS, SURE_SLOTS } from '../../server/src/protocol';
import { DEFICIENCIES, distance, fromHex, mixed, seenWith } from '../support/colorVision';
import { contrast } from '../support/contrast';

/** The background of each theme, how much of a person's color is mixed into it behind their name, and the contrast that is required. */
const THEMES = {
  light: { background: '#ffffff', tint: 0.14, contrast: 4.5 },
  dark: { background: '#1f1f1f', tint: 0.22, contrast: 4.5 },
  highContrast: { background: '#000000', tint: 0, contrast: 7 },
  highContrastLight: { background: '#ffffff', tint: 0, contrast: 7 },
} as const;

for (const [theme, { background, tint, contrast: required }] of Object.entries(THEMES)) {
  const colors = SPEAKER_COLORS[theme as keyof typeof THEMES].map(fromHex);
  const behind = fromHex(background);

  /** Calls back for each two of the first slots. */
  const pairs = (count: number, check: (a: number[], b: number[], slots: string) => void) => {
    for (let i = 1; i <= count; i++) {
      for (let j = 1; j < i; j++) check(colors[i]!, colors[j]!, `slots ${j} and ${i}`);
    }
  };

  describe(`The palette of speakers, ${theme}`, () => {
    it('has a color for each slot, legible on the background and on a pill of the same color', () => {
      assert.equal(colors.length, 1 + SPEAKER_SLOTS);
      for (const [slot, color] of colors.entries()) {
        const least = Math.min(contrast(color, behind), contrast(color, mixed(color, behind, tint)));
        assert.ok(least >= required, `slot ${slot}: ${least.toFixed(2)}`);
      }
    });

    it('has no two colors that look alike', () => {
      pairs(SPEAKER_SLOTS, (a, b, slots) =>
        assert.ok(distance(a, b) >= 0.065, `${slots}: ${distance(a, b)}`),
      );
      pairs(SURE_SLOTS, (a, b, slots) => assert.ok(distance(a, b) >= 0.078, `${slots}: ${distance(a, b)}`));
      for (const [slot, color] of colors.entries()) {
        if (slot !== OWN_SLOT) assert.ok(distance(color, colors[OWN_SLOT]!) >= 0.055, `slot ${slot}`);
      }
    });

    for (const deficiency of DEFICIENCIES) {
      it(`can be told apart with ${deficiency}: the first ${SURE_SLOTS}`, () => {
        pairs(SURE_SLOTS, (a, b, slots) => {
          const seen = distance(seenWith(deficiency, a), seenWith(deficiency, b));
          assert.ok(seen >= 0.044, `${slots}: ${seen.toFixed(4)}`);
        });
      });
    }
  });
}
