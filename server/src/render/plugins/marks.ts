import type { MarkdownIt } from 'markdown-it';
import { isMessageMarks } from '../../markdown/messageMarks';

/** Renders the marks at the end of a body (edited, reactions) as `p.marks`. */
export function marks(md: MarkdownIt): void {
  md.core.ruler.push('marks', state => {
    const [open, inline, close] = state.tokens.slice(-3);
    if (open?.type !== 'paragraph_open' || open.level !== 0 || close?.type !== 'paragraph_close') return;
    if (isMessageMarks(inline!.content)) open.attrSet('class', 'marks');
  });
}
