import { PieceText, toOffsetEdits } from '../text/pieces';
import type { Edit } from '../text/span';
import { editYaml } from '../yaml/yamlEditor';
import { quoteWhereNeeded } from '../yaml/yamlString';
import { addPerson } from './registryEdits';

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
    pieces.apply(toOffsetEdits(current, edits));
  }
  return pieces.edits();
}
