/** Creates an element with a class, and children that are elements or texts. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string | undefined | false)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}
