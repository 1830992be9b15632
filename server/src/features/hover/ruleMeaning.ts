import * as l10n from '@vscode/l10n';

/**
 * Why a rule is there: the sentences of its page that say so, in the user's language, with code in backticks. What is wrong the
 * finding itself says. `undefined` for an identifier that is no rule's; a test holds these texts against the pages.
 */
export function ruleMeaning(id: string): string | undefined {
  switch (id) {
    case 'front-matter/date-mismatch':
      return l10n.t(
        "Jekyll takes the address of the post from the file's name and its order from `date`; a reader sees the title.",
      );
    case 'front-matter/invalid-value':
      return l10n.t(
        'Jekyll sorts by `date`, themes print `title` and `author`, and the site finds chat logs by the tag `chat`.',
      );
    case 'front-matter/invalid-yaml':
      return l10n.t(
        'Jekyll refuses to build a post with such front matter, or silently takes the later of two keys.',
      );
    case 'front-matter/language':
      return l10n.t(
        'Some tools would run such front matter as a program. Jekyll does not know the notation and reads none of it. Here it is never read, let alone run.',
      );
    case 'front-matter/lines-mismatch':
      return l10n.t(
        'Exporters wrote their count, and most logs changed since. Whoever trusts the number is misled.',
      );
    case 'front-matter/missing-key':
      return l10n.t('All real logs have these five, and sites list and show logs by them.');
    case 'front-matter/missing':
      return l10n.t(
        'Jekyll reads front matter only where `---` is the very first line. Without it the file is no post: it gets no layout, no title and no date.',
      );
    case 'front-matter/not-a-mapping':
      return l10n.t('Jekyll needs keys; nothing can be read from anything else.');
    case 'front-matter/unclosed':
      return l10n.t('Jekyll finds no front matter at all then, and the keys become part of the text.');
    case 'front-matter/unknown-key':
      return l10n.t(
        'A slip of the finger leaves the log without its author or date, and nothing else would say so. All other keys are welcome: Jekyll sites add their own.',
      );
    case 'image/insecure-url':
      return l10n.t('Editors and sites under https do not load it.');
    case 'mention/unknown-speaker':
      return l10n.t(
        'It finds slips in names. A mention fits by the longest name or alias that the log, the registry or any other log knows.',
      );
    case 'message/duplicate':
      return l10n.t('Exports and pastes that overlap leave messages twice.');
    case 'message/empty-body':
      return l10n.t('Exporters leave messages empty where they could not write what was sent.');
    case 'message/header-spacing':
      return l10n.t('Tools that read logs look for these very spaces: one after `>`, two after the time.');
    case 'message/invalid-time':
      return l10n.t(
        'Hours go from 00 to 23, minutes and seconds from 00 to 59. Such a message has no place in the order of time.',
      );
    case 'message/malformed-header':
      return l10n.t(
        'Tools that read logs do not see the message then. Outline, completion and preview read it all the same.',
      );
    case 'message/missing-blank-line':
      return l10n.t('Markdown merges the header with the text that touches it into one paragraph.');
    case 'message/missing-speaker':
      return l10n.t('The message belongs to nobody.');
    case 'message/out-of-order':
      return l10n.t(
        'Times never run backwards in a real log; a message was pasted or typed at the wrong place, or its time is wrong.',
      );
    case 'message/stray-text':
      return l10n.t('It belongs to nobody; often it is the rest of a message that lost its header.');
    case 'speaker/similar-name':
      return l10n.t(
        "People change their names, and exports write a contact's name in one log and the nickname of the group in another.",
      );
    case 'text/double-escaped-entity':
      return l10n.t(
        'Exporters escape twice or more; a reader sees `&#160;` or `&quot;` instead of the character.',
      );
    default:
      return undefined;
  }
}
