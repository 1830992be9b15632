import type { Edit } from '../model/span';
import { lineStarts, type OffsetEdit, PieceText } from './pieces';
import { addPerson } from './registryEdits';
import { editYaml } from './yamlEditor';
import { quoteWhereNeeded } from './yamlString';

/**
 * Says who `我` is, who is added if not there.
 *
 * @returns edits of the text as it is, in its order; `undefined` where the registry can't be edited
 */
export function setMe(text: string, name: string): Edit[] | undefined {
  return editInTurn(text, [each => addPerson(each, { name }), each => writeMe(each, name)]);
}

function writeMe(text: string, name: string): Edit[] | undefined {
  return editYaml(text, (editor, root) => {
    if (root?.kind !== 'map') return editor.refuse();
    const me = root.pairs.find(pair => pair.name === 'me');
    if (me === undefined) editor.addPair(root, root.pairs.at(-1), 'me', quoteWhereNeeded(name));
    else editor.setText(me, name);
  });
}

/**
 * A text with some edits done to it.
 *
 * @param edits in its order; they don't overlap
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces = new PieceText(text);
  pieces.apply(toOffsets(text, edits));
  return pieces.toString();
}

/** What several changes do, each to the outcome of the one before, as edits of the first text. */
function editInTurn(
  text: string,
  changes: readonly ((text: string) => Edit[] | undefined)[],
): Edit[] | undefined {
  const pieces = new PieceText(text);
  for (const change of changes) {
    const current = pieces.toString();
    const edits = change(current);
    if (edits === undefined) return undefined;
    pieces.apply(toOffsets(current, edits));
  }
  return pieces.edits();
}

function toOffsets(text: string, edits: readonly Edit[]): OffsetEdit[] {
  const starts = lineStarts(text);
  const offset = ({ line, character }: Edit['range']['start']) => (starts[line] ?? text.length) + character;
  return edits.map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }));
}
