import { PieceText, toOffsetEdits } from '../text/pieces';
import type { Edit } from '../text/span';
import { editYaml } from '../yaml/yamlEditor';
import { quoteWhereNeeded } from '../yaml/yamlString';
import { addPerson } from './registryEdits';

/**
 * Records who `我` is. Adds the person if the registry does not have them.
 *
 * @returns sorted edits of the text; `undefined` when the registry cannot be edited
 */
export function setMe(text: string, name: string): Edit[] | undefined {
  return editInTurn(text, [each => addPerson(each, { name }), each => writeMe(each, name)]);
}

/**
 * Takes back who `我` is.
 *
 * @returns nothing where that is not said; `undefined` where the registry can't be edited
 */
export function removeMe(text: string): Edit[] | undefined {
  return editYaml(text, (editor, root) => {
    const me = root?.kind === 'map' ? root.pairs.find(pair => pair.name === 'me') : undefined;
    if (root?.kind === 'map' && me !== undefined) editor.removePair(root, me);
  });
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
 * Applies several changes, each to the result of the one before. Returns the total as edits of the original
 * text.
 */
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
