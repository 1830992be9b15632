import * as l10n from '@vscode/l10n';
import type { RegistryForm, RegistryProblem } from '../../registry/speakerRegistry';
import { excerpt } from '../../text/excerpt';
import { LineOffsets } from '../../text/lineOffsets';
import { content } from '../../text/lines';
import { partitionPoint } from '../../text/partitionPoint';
import { comparePositions, type Position, type Range, rangesTouch } from '../../text/span';
import { quoted, quoteWhereNeeded } from '../../yaml/yamlString';
import { MAX_YAML_LENGTH } from '../../yaml/yamlTree';
import type { RegistryRule } from '../rule';
import { describeYamlError } from '../yamlError';
import { nearMisses } from './nearKeys';

/** The maximum number of findings; each is compared with those before. */
const MAX_REPORTED = 1_000;

/** The YAML does not parse, or a value has the wrong form. Only the first of several errors at one place is reported. */
export const invalid: RegistryRule = {
  id: 'registry/invalid',
  defaultLevel: 'error',
  summary: 'The speaker registry does not parse as YAML, or a value in it is of the wrong type or form.',
  meaning: () => l10n.t('What cannot be read is left out: the person, or the whole file, counts as absent.'),
  scope: 'registry',

  check({ registry }, report) {
    const lines = new LineOffsets(registry.text).lines;
    // A typing error in the key `name` leaves a person without a name. `registry/unknown-key` reports it.
    const misspelt = nearMisses(registry).filter(({ known }) => known === 'name');
    const people = registry.people.map(({ range }) => range);
    const named = new Set(misspelt.map(({ range }) => lastFrom(people, range.start)));
    const reported: Range[] = [];
    let isLost = false;
    for (const problem of registry.problems) {
      if (problem.kind === 'unknown-key') continue;
      // After a token that it can't place, the package reports each following token.
      if (isLost && problem.code === 'UNEXPECTED_TOKEN') continue;
      isLost ||= problem.code === 'UNEXPECTED_TOKEN';
      const range = visible(problem.range, lines);
      if (reported.some(other => rangesTouch(other, range))) continue;
      if (problem.expected === 'name' && named.has(lastFrom(people, range.start))) continue;
      if (reported.push(range) > MAX_REPORTED) return;
      report({
        range,
        message: describe(problem, sourceOf(problem.range, lines)),
        data: problem.expected ?? '',
      });
    }
  },

  noun: count => (count === 1 ? l10n.t('1 value') : l10n.t('{0} values', count)),
  fix({ registry }, { range, data }) {
    const source = sourceOf(range, new LineOffsets(registry.text).lines);
    // Anything more than a plain word is not certain to mean this.
    if (source === undefined || !/^[\p{L}\p{N}][^[\]{}#:,'"\r\n]*$/u.test(source)) return undefined;
    const value =
      data === 'text' ? quoted(source) : data === 'texts' ? `[${quoteWhereNeeded(source)}]` : undefined;
    return value === undefined
      ? undefined
      : { title: l10n.t('Change to {0}', excerpt(value)), edits: [{ range, newText: value }] };
  },
};

/** The last of some ranges, given in the order of the text, that begins at or before a place. */
function lastFrom(ranges: readonly Range[], place: Position): Range | undefined {
  return ranges[partitionPoint(ranges, ({ start }) => comparePositions(start, place) <= 0) - 1];
}

/** The text of a range within one line. */
function sourceOf({ start, end }: Range, lines: readonly string[]): string | undefined {
  return start.line === end.line ? lines[start.line]!.slice(start.character, end.character) : undefined;
}

/** The range to show: the first line of a longer one, and at least one character if there is one. */
function visible({ start, end }: Range, lines: readonly string[]): Range {
  const length = content(lines[start.line]!).trimEnd().length;
  const isOneLine = end.line === start.line;
  const last = Math.max(start.character, isOneLine ? end.character : length);
  if (last > start.character) return { start, end: at(start.line, last) };
  return start.character < length
    ? { start, end: at(start.line, start.character + 1) }
    : { start: at(start.line, Math.max(0, start.character - 1)), end: start };
}

function at(line: number, character: number): Position {
  return { line, character };
}

function describe(
  { kind, code = '', message, key = '', expected }: RegistryProblem,
  source: string | undefined,
): string {
  if (kind === 'yaml') return describeYaml(code, message);
  if (expected === 'name') return l10n.t('This person has no name: expected the key "name".');
  const form = formOf(expected ?? 'text');
  if (key === '' || source === undefined) return l10n.t('Wrong form: expected {0}.', form);
  return l10n.t('{0} is not a value for "{1}": expected {2}.', excerpt(source), key, form);
}

function describeYaml(code: string, message: string): string {
  switch (code) {
    case 'TOO_LONG':
      return l10n.t('The registry is longer than {0} characters and was not read.', String(MAX_YAML_LENGTH));
    case 'TOO_DEEP':
      return l10n.t('The registry is nested too deeply and was not read.');
    case 'MULTIPLE_DOCS':
      return l10n.t('The registry may contain one YAML document only.');
    default:
      return describeYamlError(code, message);
  }
}

function formOf(expected: RegistryForm): string {
  switch (expected) {
    case 'registry':
      return l10n.t('the keys "people", "me" and "different"');
    case 'people':
      return l10n.t('a list of people, each with the key "name"');
    case 'person':
      return l10n.t('a person with the key "name"');
    case 'texts':
      return l10n.t('a list of names, such as [Kim, Kim Park]');
    case 'groups':
      return l10n.t('a list of lists of names, such as [[Kim Park, Kim Parker]]');
    default:
      return l10n.t('text, in quotes where YAML would read it as something else');
  }
}
