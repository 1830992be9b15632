import { parseRegistry } from '../registry/speakerRegistry';
import type { RegistryView } from '../rules/rule';
import type { RegistryRuleLevels } from '../rules/ruleLevels';
import { PieceText, toOffsetEdits } from '../text/pieces';
import { Selection } from './fixAll';
import { registryFindings } from './registryFindings';

/** More rounds than fixes that lead to other findings ever took; what is left then stays. */
const MAX_ROUNDS = 10;

/** Mends all findings of a registry that have a fix, and those that come to light by it. Returns the mended text. */
export function fixRegistry(text: string, levels: RegistryRuleLevels): string {
  const fixable = new Map([...levels].filter(([rule]) => rule.fix !== undefined));
  let mended = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const view: RegistryView = { registry: parseRegistry(mended), names: undefined };
    const selection = new Selection();
    for (const finding of registryFindings(view, fixable)) {
      const fix = finding.rule.fix?.(view, finding);
      if (fix !== undefined) selection.add(toOffsetEdits(mended, fix.edits));
    }
    if (selection.edits.length === 0) break;
    const pieces = new PieceText(mended);
    pieces.apply(selection.edits);
    mended = pieces.toString();
  }
  return mended;
}
