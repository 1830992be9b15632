import { parentPort, workerData } from 'node:worker_threads';
import { ImagesOnDisk } from './cli/imagesOnDisk';
import { useLanguage } from './cli/language';
import { lintBatch, reportBatch } from './cli/lintBatch';
import type { LintRequest, LintSetup, ReportRequest, ReportSetup } from './cli/lintThread';
import { LogLinter } from './cli/logLinter';
import { reportOf } from './cli/reports/reportOf';
import { FileUris } from './node/fileUris';
import { peopleOfData } from './people/peopleData';
import { ruleLevels } from './rules/ruleLevels';

// What runs in a thread that lints logs (`cli/lintInThreads.ts`), as a bundle of its own: the first step, or with people the second one.
// What it sends is not copied.
const setup = workerData as LintSetup | ReportSetup;
const uris = new FileUris();
const images = new ImagesOnDisk(uris, setup.folders);
const people = 'people' in setup ? peopleOfData(setup.people) : undefined;

// Texts are in the user's language.
const isReady = useLanguage(process.env).then(() => {
  const report = reportOf(setup.format, setup.isColored);
  const linter = new LogLinter(ruleLevels(setup.ruleSettings), path => images.of(path), report.showsFixable);
  return { report, linter };
});

parentPort!.on('message', async (request: LintRequest | ReportRequest) => {
  const { report, linter } = await isReady;
  if ('logs' in request) {
    const reported = reportBatch(request.files, request.logs, linter, people!, report);
    parentPort!.postMessage(reported, [reported.text.buffer]);
  } else {
    const linted = lintBatch(request, linter, uris, setup.hasPlaces);
    parentPort!.postMessage(linted, [linted.pack.buffer, linted.logs.buffer]);
  }
});
