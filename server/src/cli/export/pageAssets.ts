import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageAssets } from '../../export/writer';

/** The script and the styles of a page, which are built beside this bundle. */
export function pageAssets(): PageAssets {
  const read = (name: string) => readFileSync(join(__dirname, name), 'utf8').trimEnd();
  return { script: read('page.js'), styles: read('page.css') };
}
