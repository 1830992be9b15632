import * as vscode from 'vscode';
import type { PageTexts } from './messages';

/** The page's texts in the display language. The page inserts the values. */
export function pageTexts(): PageTexts {
  return {
    messages: vscode.l10n.t('{0} messages', '{0}'),
    oneMessage: vscode.l10n.t('1 message'),
    speakers: vscode.l10n.t('{0} people', '{0}'),
    oneSpeaker: vscode.l10n.t('1 person'),
    noMessages: vscode.l10n.t('No messages yet'),
    noMessagesHint: vscode.l10n.t('A message begins with a line such as {0}', '{0}'),
    strayText: vscode.l10n.t('There is text before the first message, in line {0}.', '{0}'),
    emptyMessage: vscode.l10n.t('empty message'),
    noSpeaker: vscode.l10n.t('no name'),
    transcript: vscode.l10n.t('Transcript'),
    image: vscode.l10n.t('Image'),
    imagesBlocked: vscode.l10n.t('This log has images from {0}.', '{0}'),
    loadImages: vscode.l10n.t('Load Images'),
    notNow: vscode.l10n.t('Not Now'),
    imageBlocked: vscode.l10n.t('not loaded'),
    imageFailed: vscode.l10n.t('could not be loaded'),
    find: vscode.l10n.t('Find'),
    matchCase: vscode.l10n.t('Match Case'),
    matchWidth: vscode.l10n.t('Match Width'),
    previousMatch: vscode.l10n.t('Previous Match (Shift+Enter)'),
    nextMatch: vscode.l10n.t('Next Match (Enter)'),
    close: vscode.l10n.t('Close (Escape)'),
    noResults: vscode.l10n.t('No results'),
    matchOf: vscode.l10n.t('{0} of {1}', '{0}', '{1}'),
    leftOut: vscode.l10n.t('{0} messages left out', '{0}'),
    oneLeftOut: vscode.l10n.t('1 message left out'),
    showLeftOut: vscode.l10n.t('Show them'),
    copying: vscode.l10n.t('Copying {0} of {1} messages…', '{0}', '{1}'),
    copied: vscode.l10n.t('{0} messages copied', '{0}'),
    copyFailed: vscode.l10n.t('The log changed while it was copied. Nothing was copied.'),
  };
}
