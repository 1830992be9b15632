import * as l10n from '@vscode/l10n';
import { excerpt } from '../text/excerpt';
import type { Fix } from './rule';

/** Of so many names that look like the one that was found a rule says something, or offers something. */
export const MAX_SIMILAR_NAMES = 3;

/** Makes `alias` another name of the person who goes by `name`, in the registry. */
export function aliasFix(name: string, alias: string): Fix {
  return {
    title: l10n.t('Make "{0}" an alias of "{1}"', excerpt(alias), excerpt(name)),
    change: { kind: 'addAlias', name, alias },
  };
}
