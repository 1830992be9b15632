import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { ChatLog, type ChatLogOptions } from '../document/chatLog';
import { fixAll } from '../document/fixAll';
import { ruleLevels } from '../rules/ruleLevels';
import type { LintCommand } from './arguments';
import { ExitCode } from './exitCode';
import { findLogFiles } from './logFiles';
import { FileError, readLogText } from './logText';
import { print } from './print';
import { jsonReport } from './reports/json';
import type { Counts } from './reports/report';
import { stylishReport } from './reports/stylish';
import { reasonOf } from './systemError';
import { writeAtomically } from './writeAtomically';

/** `chatlog lint`: findings to stdout, what went wrong to stderr. A file that fails keeps no other from being linted. */
export function lint(command: LintCommand): ExitCode {
  const { files, problems } = findLogFiles(command.paths);
  const failures = [...problems];
  const counts: Counts = { error: 0, warning: 0, information: 0, hint: 0 };
  const report = command.format === 'json' ? jsonReport() : stylishReport(isColoured(process.stdout));
  const levels = ruleLevels(command.ruleSettings);
  for (const file of files) {
    try {
      const options: ChatLogOptions = { fileName: basename(file), levels };
      const text = readLogText(file);
      const log = new ChatLog(command.fix ? mend(file, text, options) : text, options);
      const findings = [...log.findings.all()];
      for (const { severity } of findings) counts[severity]++;
      report.add(file, log, findings);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failures.push(error.message);
    }
  }
  print('stdout', report.finish(counts));

  const { maxWarnings = Number.POSITIVE_INFINITY } = command;
  const tooMany = counts.warning > maxWarnings;
  const complaints = tooMany
    ? [...failures, l10n.t('{0} warnings are more than the {1} allowed.', counts.warning, maxWarnings)]
    : failures;
  print('stderr', complaints.map(complaint => `chatlog: ${complaint}\n`).join(''));

  if (failures.length > 0) return ExitCode.Failure;
  return counts.error > 0 || tooMany ? ExitCode.Findings : ExitCode.Clean;
}

/** Applies every certain fix and writes the file if that changed it. Returns the text that it has from now on. */
function mend(file: string, text: string, options: ChatLogOptions): string {
  const mended = fixAll(text, options).text;
  if (mended === text) return text;
  try {
    writeAtomically(file, mended);
  } catch (error) {
    throw new FileError(l10n.t('{0}: this file cannot be written ({1}).', file, reasonOf(error)));
  }
  return mended;
}

/** A terminal whose user wants colours (`NO_COLOR`, `FORCE_COLOR` and `TERM` are Node's to read). */
function isColoured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors();
}
