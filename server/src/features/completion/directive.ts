import type { CompletionList } from 'vscode-languageserver-protocol';
import { DIRECTIVES, PREFIX } from '../../markdown/directives';
import { lineAt } from '../../model/transcript';
import { rules } from '../../rules';
import { isBlank } from '../../text/lines';
import { range } from '../../text/span';
import { hasCommand } from '../support/clientCommands';
import { choiceList, KIND } from './items';
import type { Place } from './place';

/** How much of a line is read. */
const MAX_LENGTH = 2_000;

/** What opens a comment, the typed part of a directive, and after it the rules up to the typed part of one. Linear. */
const COMMENT =
  /^( {0,3}<!--[ \t]*|#[ \t]*(?=c))(?:([\w-]*)$|chatlog-([a-z-]+)[ \t]+(?:[^\s,]+[\s,]+)*([^\s,]*)$)/;

/** What a name consists of after the cursor. */
const REST = /^[\w/-]*/;

/**
 * Completes a comment that turns rules off: the directive after `<!--` (in the front matter after `# c`), and the rules after it. Rules that
 * have findings below it come first.
 */
export function completeDirective(place: Place): CompletionList | undefined {
  const { text, character, isHeader } = place;
  if (isHeader || character > MAX_LENGTH || !isWhereCommentsAre(place)) return undefined;
  const match = COMMENT.exec(text.slice(0, character));
  if (match === null) return undefined;
  const [, , typedDirective, directive, typedRule = ''] = match;
  const rest = text.slice(character, character + MAX_LENGTH);
  const end = character + REST.exec(rest)![0].length;
  if (typedDirective !== undefined) return directives(place, character - typedDirective.length, end);
  if (!DIRECTIVES.some(each => each === directive)) return undefined;
  const isHtml = text.trimStart().startsWith('<');
  const closing = isHtml && isBlank(text.slice(end)) ? ' -->' : '';
  const choices = rulesFor(place).map(id => ({ label: id, newText: id + closing }));
  return choiceList(place, choices, { kind: KIND.value, start: character - typedRule.length, end });
}

/** In the front matter as a comment of YAML; elsewhere as one of HTML. */
function isWhereCommentsAre({ log, line, messageIndex, text }: Place): boolean {
  const { frontMatter } = log.transcript.head;
  const isYaml =
    messageIndex === -1 &&
    frontMatter !== undefined &&
    line >= frontMatter.yamlStart &&
    line < frontMatter.yamlEnd;
  return text.startsWith('#') === isYaml;
}

function directives(place: Place, start: number, end: number): CompletionList {
  const rest = place.text.slice(end);
  const choices = DIRECTIVES.map(each => ({
    label: PREFIX + each,
    newText: PREFIX + each + (/^[ \t]/.test(rest) ? '' : ' '),
  }));
  return choiceList(place, choices, {
    kind: KIND.property,
    start,
    end,
    ...(hasCommand(place.client, 'editor.action.triggerSuggest') && {
      command: { title: '', command: 'editor.action.triggerSuggest' },
    }),
  });
}

function rulesFor({ log, line }: Place): string[] {
  const { lineCount } = log.transcript;
  let below = line + 1;
  while (below < lineCount - 1 && isBlank(lineAt(log.transcript, below))) below++;
  const found = [...log.findings.touching(range(below, 0, below, Number.MAX_SAFE_INTEGER))].map(
    ({ rule }) => rule.id,
  );
  return [...new Set([...found, ...rules.map(({ id }) => id)])].filter(id => !id.startsWith('suppression/'));
}
