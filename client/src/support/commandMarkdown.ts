import * as vscode from 'vscode';

/** A link that runs a command. */
export interface CommandLink {
  readonly title: string;
  /** What the command gets. */
  readonly argument: unknown;
  /** Whether it is what was chosen last. */
  readonly isChosen: boolean;
}

/**
 * Markdown with links that run one command. The texts may be from logs, and hold anything: VS Code escapes them, so that they are shown as
 * written, and hold no link.
 *
 * @param paragraph above the list
 * @param items of a numbered list
 * @param links below it, in one line
 */
export function commandMarkdown(
  command: string,
  paragraph: string,
  items: readonly string[],
  links: readonly CommandLink[],
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: [command] };
  markdown.appendText(paragraph).appendMarkdown('\n\n');
  for (const [index, item] of items.entries())
    markdown
      .appendMarkdown(`${index + 1}. `)
      .appendText(item)
      .appendMarkdown('\n');
  const written = links.map(({ title, argument, isChosen }) => {
    const link = `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
    return isChosen ? `**✓ ${link}**` : link;
  });
  return markdown.appendMarkdown(`\n${written.join(' · ')}`);
}
