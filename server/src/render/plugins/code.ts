import type { MarkdownIt } from 'markdown-it';
import { colorCode } from '../code/colorCode';

/** Colors the code of blocks that name a language. A block that scrolls can have the focus, so that keys scroll it too. */
export function code(md: MarkdownIt): void {
  md.options.highlight = (text, language) => colorCode(text, language, md.utils.escapeHtml);
  for (const type of ['fence', 'code_block'] as const) {
    const render = md.renderer.rules[type]!;
    md.renderer.rules[type] = (...given) => render(...given).replace('<pre>', '<pre tabindex="0">');
  }
}
