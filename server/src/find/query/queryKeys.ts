import * as l10n from '@vscode/l10n';
import type { MessageKind } from '../../protocol';

/** What stands before the colon of a term. */
export const QUERY_KEYS = ['from', 'mentions', 'in', 'before', 'after', 'has', 'is', 'regex'] as const;

export type QueryKey = (typeof QUERY_KEYS)[number];

/** The person of the reader, as a name in a query. */
export const ME = 'me';

/** The values of `has:`. */
export const HAS_KINDS = ['image', 'link', 'code', 'file'] as const satisfies readonly MessageKind[];

/** The values of `is:`. */
export const IS_KINDS = ['reply'] as const;

/** What a key means, for the user. */
export function meaningOf(key: QueryKey): string {
  switch (key) {
    case 'from':
      return l10n.t('who said it, by any of their names or by pinyin');
    case 'mentions':
      return l10n.t('who is mentioned; {0} is you', ME);
    case 'in':
      return l10n.t('a day, month or year: {0}', '2026-03-05, 2026-03, 2026');
    case 'before':
      return l10n.t('earlier than a day, month or year');
    case 'after':
      return l10n.t('later than a day, month or year');
    case 'has':
      return l10n.t('what it holds: {0}', HAS_KINDS.join(', '));
    case 'is':
      return l10n.t('what it is: {0}', IS_KINDS.join(', '));
    case 'regex':
      return l10n.t('a regular expression between slashes');
  }
}

/** What a value of `has:` means, for the user. */
export function meaningOfKind(kind: (typeof HAS_KINDS)[number]): string {
  switch (kind) {
    case 'image':
      return l10n.t('with an image');
    case 'link':
      return l10n.t('with a link');
    case 'code':
      return l10n.t('with code');
    case 'file':
      return l10n.t('with a file');
  }
}
