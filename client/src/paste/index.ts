import * as vscode from 'vscode';
import { CHAT_LOG } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import { ImagePasteProvider } from './images';
import { MessagesPasteProvider } from './messages';

/** Offers to paste the clipboard as messages, or as an image beside the log's others. */
export function registerPaste(server: Server): vscode.Disposable {
  const selector: vscode.DocumentSelector = { language: CHAT_LOG };
  const images = new ImagePasteProvider(server);
  return vscode.Disposable.from(
    images,
    vscode.languages.registerDocumentPasteEditProvider(
      selector,
      new MessagesPasteProvider(server),
      MessagesPasteProvider.metadata,
    ),
    vscode.languages.registerDocumentPasteEditProvider(selector, images, ImagePasteProvider.metadata),
  );
}
