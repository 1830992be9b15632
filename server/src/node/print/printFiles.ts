import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { ExportPrintResult } from '../../protocol';
import { findBrowser } from './findBrowser';
import { printPage } from './printPage';

/** Prints a page of this machine as PDF, for a client. Places are URIs. @param whenCancelled is given what stops it */
export async function printFiles(
  page: string,
  pdf: string,
  whenCancelled: (stop: () => void) => void,
): Promise<ExportPrintResult> {
  const browser = findBrowser(process.env);
  if (browser === undefined) {
    return {
      reason: l10n.t(
        'No Chrome, Chromium or Edge was found to print the page. Open it in any browser and print it, or set {0} to the path of one.',
        'CHATLOG_BROWSER',
      ),
      noBrowser: true,
    };
  }
  try {
    await printPage(browser, fileURLToPath(page), fileURLToPath(pdf), { whenCancelled });
    return { isPrinted: true };
  } catch (error) {
    return { reason: l10n.t('The browser could not print the page: {0}', (error as Error).message) };
  }
}
