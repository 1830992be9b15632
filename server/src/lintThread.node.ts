import { parentPort, workerData } from 'node:worker_threads';
import { ImagesOnDisk } from './cli/imagesOnDisk';
import { useLanguage } from './cli/language';
import { lintBatch } from './cli/lintBatch';
import type { LintRequest, LintSetup } from './cli/lintThread';
import { LogLinter } from './cli/logLinter';
import { FileUris } from './node/fileUris';
import { ruleLevels } from './rules/ruleLevels';

// What runs in a thread that lints logs (`cli/lintInThreads.ts`), as a bundle of its own. What it sends is not copied.
const { ruleSettings, folders, showsFixable, hasPlaces } = workerData as LintSetup;
const uris = new FileUris();
const images = new ImagesOnDisk(uris, folders);
const linter = new LogLinter(ruleLevels(ruleSettings), path => images.of(path), showsFixable);
const isReady = useLanguage(process.env);

parentPort!.on('message', async (files: LintRequest) => {
  await isReady;
  const linted = lintBatch(files, linter, uris, hasPlaces);
  parentPort!.postMessage(linted, [linted.pack.buffer, linted.logs.buffer]);
});
