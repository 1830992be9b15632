import { l10n } from 'vscode';
import type { PageTexts } from './messages';

/** The page's texts in the display language. The page puts the values in. */
export function pageTexts(): PageTexts {
  return {
    messages: l10n.t('{0} messages', '{0}'),
    oneMessage: l10n.t('1 message'),
    speakers: l10n.t('{0} people', '{0}'),
    oneSpeaker: l10n.t('1 person'),
    noMessages: l10n.t('No messages yet'),
    noMessagesHint: l10n.t('A message begins with a line such as {0}', '{0}'),
    strayText: l10n.t('There is text before the first message, in line {0}.', '{0}'),
    emptyMessage: l10n.t('empty message'),
    noSpeaker: l10n.t('no name'),
    transcript: l10n.t('Transcript'),
    image: l10n.t('Image'),
    imagesBlocked: l10n.t('This log has images from {0}.', '{0}'),
    loadImages: l10n.t('Load Images'),
    notNow: l10n.t('Not Now'),
    imageBlocked: l10n.t('not loaded'),
    imageFailed: l10n.t('could not be loaded'),
  };
}
