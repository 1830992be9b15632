import type { Sender } from '../exported/readItem';
import { tidyName } from '../written/name';

/**
 * The name of a sender as a header has it. There nothing can be escaped, and Jekyll executes Liquid also in headers: so a space stands
 * between its two signs, `{ { name }}`. Nothing else is done to a name: Markdown, too, is a name in a header.
 */
export function headerName({ name, account }: Sender): string {
  return withoutLiquid(tidyName(name) || tidyName(account ?? '') || '?');
}

/** Not executed by any version of Jekyll; `render_with_liquid` in the front matter is unknown to that of GitHub Pages. */
function withoutLiquid(name: string): string {
  return name.replace(/\{(?=[{%])/g, '{ ');
}
