import * as l10n from '@vscode/l10n';
import { excerpt } from '../text/excerpt';

/**
 * The text for an error in YAML: what is wrong, and what is expected.
 *
 * @param code the code of an error of the `yaml` package
 * @param message the package's own text, for an unknown code
 */
export function describeYamlError(code: string, message: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return l10n.t('A key occurs twice in this mapping; each key may occur once.');
    case 'ALIASES':
    case 'RESOURCE_EXHAUSTION':
      return l10n.t('An alias ("*name") has no anchor, or the aliases expand to too many values.');
    case 'BAD_ALIAS':
      return l10n.t('This alias or anchor is not valid: expected "*name" or "&name".');
    case 'ALIAS_PROPS':
      return l10n.t('An alias ("*name") can have neither tag nor anchor.');
    case 'BAD_INDENT':
      return l10n.t('The indentation is wrong: keys of one mapping must begin at the same column.');
    case 'TAB_AS_INDENT':
      return l10n.t('YAML cannot be indented with tabs: use spaces.');
    case 'BAD_DQ_ESCAPE':
      return l10n.t(
        'YAML does not support this escape sequence: write "\\\\" for a backslash, or use single quotes.',
      );
    case 'BAD_SCALAR_START':
      return l10n.t('A value that begins with this character must be in quotes.');
    case 'BAD_DIRECTIVE':
      return l10n.t('This YAML directive is not valid.');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return l10n.t('A value that contains ": " must be in quotes.');
    case 'MULTILINE_IMPLICIT_KEY':
      return l10n.t('This line is not "key: value": a colon is missing, or the line does not belong here.');
    case 'KEY_OVER_1024_CHARS':
      return l10n.t('A key may not be longer than 1024 characters.');
    case 'BLOCK_IN_FLOW':
      return l10n.t('Inside "[ ]" or "{ }" a value cannot begin a block.');
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'BAD_PROP_ORDER':
      return l10n.t('A value can have one tag and one anchor, right before it.');
    case 'NON_STRING_KEY':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return l10n.t('The tag ("!name") does not fit this value.');
    case 'MISSING_CHAR':
      return l10n.t(
        'A character is missing here: a closing quote or bracket, a comma, or the colon after a key.',
      );
    case 'UNEXPECTED_TOKEN':
      return l10n.t('This cannot stand here: expected "key: value".');
    default:
      return l10n.t('This is not valid YAML: {0}', excerpt(message, 120));
  }
}
