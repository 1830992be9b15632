// Where things are in a checkout.
import * as path from 'node:path';

/** The root of the checkout; also the folder of the extension under development. */
export const repositoryRoot = path.resolve(__dirname, '../..');

/** Ignored by git: downloads and generated files that can be created again. */
export const cacheFolder = path.join(repositoryRoot, '.cache');

/** The installed VS Codes, one folder per pinned version. */
export const vscodeFolder = path.join(cacheFolder, 'vscode');

/** Ignored by git: screenshots and logs of the last test runs. */
export const artifactsFolder = path.join(repositoryRoot, 'artifacts');

/** The sample logs that `npm start` and the end-to-end tests open (always as a copy). */
export const examplesFolder = path.join(repositoryRoot, 'examples');
