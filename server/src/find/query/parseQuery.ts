import * as l10n from '@vscode/l10n';
import type { FindProblem } from '../../protocol';
import { editDistance } from '../../text/editDistance';
import { readDays } from './queryDays';
import { HAS_KINDS, IS_KINDS, QUERY_KEYS, type QueryKey } from './queryKeys';
import type { FindQuery, QuerySpan, QueryTerm, Requirement } from './queryTerm';
import { type QueryToken, queryTokens, quoted } from './queryTokens';

/** Longer queries are refused: no one types them, and each term is compared with every message. */
const MAX_LENGTH = 2_000;

/**
 * Reads a query: `退款 from:周砚 -has:image`. Terms are separated by white space, and all must hold; of several `from:` or `in:` one must.
 * Never fails: what can't be read is a problem, with its place.
 */
export function parseQuery(query: string): FindQuery {
  if (query.length > MAX_LENGTH) {
    const message = l10n.t('A query has {0} characters at most; this one has {1}.', MAX_LENGTH, query.length);
    return { terms: [], problems: [{ message, start: MAX_LENGTH, end: query.length }] };
  }
  const terms: QueryTerm[] = [];
  const problems: FindProblem[] = [];
  for (const token of queryTokens(query, isKeyOrNear)) {
    const read = readToken(token);
    if (typeof read.result === 'string') problems.push({ message: read.result, ...span(read.at) });
    else terms.push({ ...read.result, isExcluded: token.isExcluded, span: span(token) });
  }
  if (terms.length === 0 && problems.length === 0) {
    problems.push({ message: l10n.t('There is nothing to find.'), start: 0, end: query.length });
  }
  return { terms, problems };
}

/** A requirement, or what is wrong, for the user, and where. */
interface Read {
  readonly result: Requirement | string;
  readonly at: QuerySpan;
}

function readToken(token: QueryToken): Read {
  const { key, value, valueSpan, keySpan, fence, isOpen } = token;
  const wrong = (result: string, at: QuerySpan = valueSpan): Read => ({ result, at });
  const right = (result: Requirement): Read => ({ result, at: token });
  if (isOpen) {
    return fence === 'slash'
      ? wrong(l10n.t('The regular expression has no slash at its end.'))
      : wrong(l10n.t('The quote is not closed.'));
  }
  if (key === undefined) {
    return value === ''
      ? wrong(l10n.t('There is nothing in the quotes.'))
      : right({ kind: 'text', text: value });
  }
  if (!isKey(key)) {
    const text = quoted(`${key}:${value}`);
    const asText = text.startsWith('"') ? text : `"${text}"`;
    return wrong(
      l10n.t(
        'There is no "{0}:"; did you mean {1}? A text stands in quotes: {2}',
        key,
        nearKeys(key).join(', '),
        asText,
      ),
      keySpan,
    );
  }
  if (value === '') return wrong(l10n.t('{0} needs a value.', `${key}:`), token);
  switch (key) {
    case 'from':
    case 'mentions':
      return right({ kind: key, name: value });
    case 'has':
      return readHas(value, wrong, right);
    case 'is':
      return (IS_KINDS as readonly string[]).includes(value.toLowerCase())
        ? right({ kind: 'reply' })
        : wrong(l10n.t('{0} takes {1}, not "{2}".', 'is:', IS_KINDS.join(', '), value));
    case 'in':
    case 'before':
    case 'after': {
      const days = readDays(value);
      if (days !== undefined) return right({ kind: 'days', key, ...days });
      return wrong(
        l10n.t(
          '"{0}" is no day, month or year: expected for example {1}.',
          value,
          '2026-03-05, 2026-03, 2026',
        ),
      );
    }
    case 'regex':
      if (fence === 'slash' && token.end > valueSpan.end + 1) {
        const rest = { start: valueSpan.end + 1, end: token.end };
        return wrong(l10n.t('Nothing may follow the slash at the end of the regular expression.'), rest);
      }
      // A quoted pattern may have escapes, so that places in it are not places in the query.
      return right({ kind: 'regex', pattern: value, at: fence === 'quote' ? -1 : valueSpan.start });
  }
}

function readHas(value: string, wrong: (text: string) => Read, right: (found: Requirement) => Read): Read {
  const names = value.toLowerCase().split(/[|,，]/);
  const unknown = names.find(name => !HAS_KINDS.some(kind => kind === name));
  if (unknown !== undefined) {
    return wrong(l10n.t('{0} takes {1}, not "{2}".', 'has:', HAS_KINDS.join(', '), unknown));
  }
  return right({ kind: 'has', kinds: HAS_KINDS.filter(kind => names.includes(kind)) });
}

function isKey(key: string): key is QueryKey {
  return (QUERY_KEYS as readonly string[]).includes(key);
}

/** Whether a text before a colon is a key, or so near to one that it is taken for a mistake. */
function isKeyOrNear(key: string): boolean {
  return isKey(key) || nearKeys(key).length > 0;
}

function nearKeys(key: string): string[] {
  return QUERY_KEYS.filter(
    each => each.length > 3 && editDistance(each, key) <= (each.length > 5 ? 2 : 1),
  ).map(each => `${each}:`);
}

function span({ start, end }: QuerySpan): QuerySpan {
  return { start, end };
}
