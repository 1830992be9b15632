import * as l10n from '@vscode/l10n';
import { excerpt } from '../text/excerpt';
import type { Fix } from './rule';

/** The maximum number of similar names that a rule mentions or offers. */
export const MAX_SIMILAR_NAMES = 3;

/** A fix that makes `alias` another name of the person with the name `name`, in the registry. */
export function aliasFix(name: string, alias: string): Fix {
  return {
    title: l10n.t('Make "{0}" an alias of "{1}"', excerpt(alias), excerpt(name)),
    change: { kind: 'addAlias', name, alias },
  };
}
