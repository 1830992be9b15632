import MarkdownItConstructor, { type MarkdownIt } from 'markdown-it';
import { emoticons } from './plugins/emoticons';
import { links } from './plugins/links';
import { mentions } from './plugins/mentions';
import { tables } from './plugins/tables';
import { workLimit } from './plugins/workLimit';

/**
 * Markdown as chats have it: HTML is text, a line break is a line break, addresses become links, `@Name` and `[强]` get
 * their looks. Each block carries the line it begins at in `data-line`, relative to the text. A text that takes too much work
 * throws `TooMuchWork`.
 */
export function createMarkdown(): MarkdownIt {
  const md = new MarkdownItConstructor({ html: false, breaks: true, linkify: false, typographer: false });
  // `[强]: 好` is something somebody said; a definition would leave nothing of it.
  md.disable('reference');
  md.use(links).use(emoticons).use(mentions).use(tables).use(workLimit);
  md.core.ruler.push('lines', state => {
    for (const token of state.tokens) {
      if (token.level === 0 && token.nesting >= 0 && token.map != null) {
        token.attrSet('data-line', String(token.map[0]));
      }
    }
  });
  return md;
}
