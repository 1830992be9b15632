import type { HtmlElement, HtmlNode } from './html';

/** Whether an element has a class. */
export function hasClass({ attributes }: Pick<HtmlElement, 'attributes'>, name: string): boolean {
  const value = attributes.class;
  return value !== undefined && (value === name || value.split(/\s+/).includes(name));
}

/** The first element below an element, in the order of the text, that fulfils a condition. */
export function findElement(
  element: HtmlElement,
  isWanted: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const found = isWanted(child) ? child : findElement(child, isWanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All elements below an element that fulfil a condition. Those inside a found one are not sought. */
export function findElements(
  element: HtmlElement,
  isWanted: (element: HtmlElement) => boolean,
): readonly HtmlElement[] {
  return element.children.flatMap(child =>
    typeof child === 'string' ? [] : isWanted(child) ? [child] : findElements(child, isWanted),
  );
}

/** The first element below an element with a class. */
export function findClass(element: HtmlElement, name: string): HtmlElement | undefined {
  return findElement(element, each => hasClass(each, name));
}

/** The elements directly below an element. */
export function childElements(element: HtmlElement): readonly HtmlElement[] {
  return element.children.filter(child => typeof child !== 'string');
}

/** The text of a node as a program reads it, not as a browser shows it: `br` is a line break, white space stays as it is. */
export function textOf(node: HtmlNode): string {
  if (typeof node === 'string') return node;
  if (node.name === 'br') return '\n';
  return node.children.map(textOf).join('');
}

/** The text of an element in one line, without white space around it. `''` if there is no element. */
export function lineOf(element: HtmlElement | undefined): string {
  return element === undefined ? '' : textOf(element).replace(/\s+/g, ' ').trim();
}
