import { parseRegistry } from '../registry/speakerRegistry';
import { isFixUnsafe, type RegistryView } from '../rules/rule';
import type { RegistryRuleLevels } from '../rules/ruleLevels';
import { PieceText, toOffsetEdits } from '../text/pieces';
import { Awaited } from './awaited';
import { type FixedText, Selection } from './fixAll';
import { FixCounts } from './fixSummary';
import { type RegistryFinding, registryFindings } from './registryFindings';

/** The maximum number of rounds, more than any text has needed. Findings that remain after them stay. */
const MAX_ROUNDS = 10;

/**
 * Applies the safe fixes of a registry's findings, and of the findings that these bring out. With `unsafe`, also the unsafe
 * fixes of findings that were there at first. As in a log (`fixAll.ts`), no fix replaces text that another fix wrote.
 */
export function fixRegistry(text: string, levels: RegistryRuleLevels, unsafe = false): FixedText {
  const fixable = new Map([...levels].filter(([rule]) => rule.fix !== undefined));
  const pieces = new PieceText(text);
  const counts = new FixCounts();
  let current = text;
  let awaited: Awaited | undefined;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const view: RegistryView = { registry: parseRegistry(current), names: undefined };
    const findings = registryFindings(view, fixable);
    awaited ??= new Awaited(unsafe ? findings.filter(isUnsafe) : []);
    const selection = new Selection(pieces.written());
    for (const finding of findings) {
      if (isUnsafe(finding) && !awaited.has(finding)) continue;
      const fix = finding.rule.fix?.(view, finding);
      if (fix === undefined || !selection.add(toOffsetEdits(current, fix.edits))) continue;
      if (isUnsafe(finding)) awaited.remove(finding);
      counts.add(finding.rule, isUnsafe(finding), 1);
    }
    if (selection.edits.length === 0) break;
    pieces.apply(selection.edits);
    current = pieces.toString();
  }
  return { text: current, fixed: counts.all };
}

function isUnsafe(finding: RegistryFinding): boolean {
  return isFixUnsafe(finding.rule, finding);
}
