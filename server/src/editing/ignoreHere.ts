import { readDirective } from '../markdown/directives';
import { beginsInFence } from '../markdown/proseLines';
import { lineAt, type Transcript } from '../model/transcript';
import { content, isBlank, terminator } from '../text/lines';
import { type Edit, lineRange } from '../text/span';
import { lineBreak } from './textEdits';

/**
 * Puts a comment that turns a rule off for a line:
 *
 * - in a body, and before a header, above that line: `<!-- chatlog-disable-next-line RULE -->`. Before a header a blank line follows it.
 * - in front matter that YAML comments may stand in: `# chatlog-disable-next-line RULE`
 * - for a line that no comment can stand above, as the first one: in the front matter or after it, `chatlog-disable-file RULE`
 *
 * A rule that is turned off there already is added to its comment. `undefined` in fenced code, where a comment would be text.
 *
 * @param messageIndex -1 for what is found in the head, though it may begin in the line of the first header
 */
export function ignoreHere(
  transcript: Transcript,
  messageIndex: number,
  line: number,
  ruleId: string,
): Edit | undefined {
  if (messageIndex === -1) return ignoreInHead(transcript, line, ruleId);
  const start = transcript.startLines[messageIndex]!;
  if (line > start && beginsInFence(transcript.messages[messageIndex]!, line - start)) return undefined;
  const added = addToComment(transcript, line, ruleId);
  if (added !== undefined) return added;
  const eol = breakAt(transcript, line);
  const before = line === 0 ? '' : lineAt(transcript, line - 1);
  const separator = line === start && isBlank(before) ? content(before) + eol : '';
  return insertAbove(line, `${commentAgainst(ruleId)}${eol}${separator}`);
}

/** The comment that turns a rule off for the next line of Markdown. */
export function commentAgainst(ruleId: string): string {
  return `<!-- chatlog-disable-next-line ${ruleId} -->`;
}

/** The comment above a line, past blank lines, may have a list of rules that this one can join. */
function addToComment(transcript: Transcript, line: number, ruleId: string): Edit | undefined {
  let above = line - 1;
  while (above >= 0 && isBlank(lineAt(transcript, above))) above--;
  const directive = above < 0 ? undefined : readDirective(content(lineAt(transcript, above)), above);
  const last = directive?.rules.at(-1);
  if (directive?.kind !== 'disable-next-line' || last === undefined) return undefined;
  return { range: lineRange(above, last.end, last.end), newText: `, ${ruleId}` };
}

function ignoreInHead(transcript: Transcript, line: number, ruleId: string): Edit {
  const { frontMatter, lines } = transcript.head;
  const isYaml = frontMatter?.isOpened && frontMatter.language === undefined;
  const eol = breakAt(transcript, line);
  if (isYaml && line > frontMatter.openingLine && line < frontMatter.yamlEnd)
    return insertAbove(line, `# chatlog-disable-next-line ${ruleId}${eol}`);
  if (isYaml && line <= frontMatter.yamlEnd)
    return insertAbove(frontMatter.yamlStart, `# chatlog-disable-file ${ruleId}${eol}`);
  const behind = frontMatter?.lines.length ?? 0;
  if (line > behind && line < lines.length) return insertAbove(line, commentAgainst(ruleId) + eol);
  return insertAbove(behind, `<!-- chatlog-disable-file ${ruleId} -->${eol}${eol}`);
}

function insertAbove(line: number, newText: string): Edit {
  return { range: lineRange(line, 0, 0), newText };
}

function breakAt(transcript: Transcript, line: number): string {
  return terminator(lineAt(transcript, line)) || lineBreak(transcript);
}
