import MarkdownItConstructor, { type MarkdownIt } from 'markdown-it';
import { cards } from './plugins/cards';
import { code } from './plugins/code';
import { direction } from './plugins/direction';
import { emoticons } from './plugins/emoticons';
import { links } from './plugins/links';
import { lone } from './plugins/lone';
import { marks } from './plugins/marks';
import { mentions } from './plugins/mentions';
import { replies } from './plugins/replies';
import { tables } from './plugins/tables';
import { tasks } from './plugins/tasks';
import { workLimit } from './plugins/workLimit';

const PLUGINS = [
  links,
  emoticons,
  mentions,
  tables,
  direction,
  tasks,
  cards,
  code,
  replies,
  marks,
  lone,
  workLimit,
];

/**
 * Makes a Markdown renderer for chats: HTML is text, lines are joined as Jekyll joins them (a line that ends with two spaces or a backslash
 * ends in a line break), addresses become links,
 * `@Name` and `[强]` are rendered as mention and emoticon, what stands for files, calls and places as cards. Each block has its first line, relative to the
 * text, in `data-line`. A text that takes too much work throws `TooMuchWork`.
 */
export function createMarkdown(): MarkdownIt {
  const md = new MarkdownItConstructor({
    html: false,
    breaks: false,
    linkify: false,
    typographer: false,
  });
  // `[强]: 好` is a message. Markdown would read it as a link definition and drop it.
  md.disable('reference');
  for (const plugin of PLUGINS) md.use(plugin);
  md.core.ruler.push('lines', state => {
    for (const token of state.tokens) {
      if (token.level === 0 && token.nesting >= 0 && token.map != null) {
        token.attrSet('data-line', String(token.map[0]));
      }
    }
  });
  return md;
}
