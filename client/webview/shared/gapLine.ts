import type { FilterTexts } from '../../../server/src/protocol';
import { element } from './dom';

/**
 * A line for messages that a filter leaves out, which shows them when it is pressed.
 *
 * @param language a BCP 47 tag
 */
export function gapLine(
  count: number,
  texts: FilterTexts,
  language: string,
  open: () => void,
): HTMLButtonElement {
  const { oneLeftOut, leftOut, showLeftOut } = texts;
  const text = count === 1 ? oneLeftOut : leftOut.replace('{0}', count.toLocaleString(language));
  const button = element('button', 'gap', element('span', '', text));
  button.type = 'button';
  button.title = showLeftOut;
  button.addEventListener('click', open);
  return button;
}
