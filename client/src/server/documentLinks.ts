import type { LanguageClientOptions } from 'vscode-languageclient';

type Middleware = NonNullable<LanguageClientOptions['middleware']>;

/**
 * Escapes that a `vscode.Uri` decodes and that are not restored when the editor opens it (VS Code 1.139): `?u=b%26c` would lead
 * to `?u=b&c`.
 */
const LOST_ESCAPE = /%(?:2[346BCF]|3[ABDF]|40)/i;

/** Leaves addresses that a `vscode.Uri` can't hold to the editor's own detection, which opens them as written. */
export const provideDocumentLinks: Middleware['provideDocumentLinks'] = async (document, token, next) =>
  (await next(document, token))?.filter(
    ({ range, target }) =>
      !/^https?$/.test(target?.scheme ?? '') || !LOST_ESCAPE.test(document.getText(range)),
  );
