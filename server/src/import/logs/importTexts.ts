import * as l10n from '@vscode/l10n';
import type { ExportErrorReason } from '../exported/exportFile';
import type { UnreadableReason } from '../exported/readItem';
import type { Omission } from './readReport';

/** Omitted items of a kind, for people. */
export function omissionText(kind: Omission, count: number): string {
  switch (kind) {
    case 'notice':
      return count === 1 ? l10n.t('1 notice') : l10n.t('{0} notices', count);
    case 'recalled':
      return l10n.t('{0} recalled', count);
    case 'empty':
      return l10n.t('{0} empty', count);
    case 'event':
      return count === 1 ? l10n.t('1 event') : l10n.t('{0} events', count);
    case 'not-chosen':
      return l10n.t('{0} not chosen', count);
  }
}

/** Why an item, a file or an archive cannot be read, for people. */
export function unreadableText(reason: UnreadableReason | ExportErrorReason): string {
  switch (reason) {
    case 'syntax':
      return l10n.t('this is not written as the format has it');
    case 'cut-off':
      return l10n.t('the file ends in the middle of this');
    case 'too-long':
      return l10n.t('this is longer than any message');
    case 'no-time':
      return l10n.t('this has no time');
    case 'no-sender':
      return l10n.t('this has no sender');
    case 'bad-time':
      return l10n.t('this is not a time');
    case 'no-start':
      return l10n.t('this belongs to no message');
    case 'unreadable':
      return l10n.t('the file cannot be read');
    case 'broken-archive':
      return l10n.t('the archive is broken');
    case 'encrypted':
      return l10n.t('the archive has a password; unpack it first');
    case 'too-large':
      return l10n.t('the archive unpacks to more than is read');
    case 'unsafe-path':
      return l10n.t('the archive has a file that would lie outside of it');
    case 'needs-start':
      return l10n.t('the times are counted from a start, which is not given');
    case 'too-deep':
      return l10n.t('the file is nested too deeply');
  }
}
