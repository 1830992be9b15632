// VS Code's own texts in Simplified Chinese, for pictures. The language pack is not on npm, but its content is.
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installOnce } from './npmInstall';
import { vscodeFolder } from './paths';
import { chineseTexts } from './pins';

/** The keys of VS Code's texts, in the order of its table of texts: those of a module together. */
type Keys = readonly (readonly [module: string, keys: readonly string[]])[];
type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The script that a window loads as `nls.messages.js` to be in Simplified Chinese. What the translation lacks, as it is of an
 * older VS Code, stays in English.
 *
 * @param root the folder of the installed VS Code server
 */
export async function chineseMessages(root: string): Promise<string> {
  const folder = path.join(vscodeFolder, 'texts-zh-cn');
  await installOnce(folder, { [chineseTexts.package]: chineseTexts.version }, 'VS Code’s texts in Chinese');
  const file = path.join(folder, 'node_modules', chineseTexts.package, 'translations/main.i18n.json.js');
  const { default: texts } = (await import(pathToFileURL(file).href)) as { default: Texts };
  const keys = JSON.parse(await readFile(path.join(root, 'out/nls.keys.json'), 'utf8')) as Keys;
  const english = JSON.parse(await readFile(path.join(root, 'out/nls.messages.json'), 'utf8')) as string[];
  const translated = keys.flatMap(([module, ofModule]) => ofModule.map(key => texts[module]?.[key]));
  // A text may have moved to another module.
  const byEnglish = new Map(translated.map((text, index) => [text && english[index], text]));
  const messages = english.map((text, index) => translated[index] ?? byEnglish.get(text) ?? text);
  return (
    `globalThis._VSCODE_NLS_MESSAGES=${JSON.stringify(messages)};` +
    `globalThis._VSCODE_NLS_LANGUAGE=${JSON.stringify('zh-cn')};`
  );
}
