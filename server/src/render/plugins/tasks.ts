import * as l10n from '@vscode/l10n';
import type { MarkdownIt } from 'markdown-it';

const BOX = /^\[([ xX])\](?=\s)/;

/** Renders the `[ ]` and `[x]` of task lists as boxes: `span.task`, with the class `done` for a done one. */
export function tasks(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'tasks', state => {
    for (const [i, { type, content, children }] of state.tokens.entries()) {
      if (type !== 'inline' || state.tokens[i - 2]?.type !== 'list_item_open') continue;
      const box = BOX.exec(content);
      if (box === null) continue;
      const token = new state.Token('task', 'span', 0);
      token.meta = { done: box[1] !== ' ' };
      children!.push(token);
      state.tokens[i]!.content = content.slice(box[0].length);
      state.tokens[i - 2]!.attrSet('class', 'task-item');
    }
  });
  md.renderer.rules.task = (tokens, index) => {
    const done = tokens[index]!.meta!.done === true;
    const label = md.utils.escapeHtml(done ? l10n.t('done') : l10n.t('to do'));
    return `<span class="task${done ? ' done' : ''}" role="img" aria-label="${label}"></span>`;
  };
}
