import type { FileMessages } from '../../import/exported/recognizedFiles';
import { ExitCode } from '../exitCode';
import { print } from '../print';
import { importAgain } from './importAgain';
import { importOnce } from './importOnce';
import type { ImportCommand } from './importOptions';
import { jsonImportReport, textImportReport } from './importReport';

/** `chatlog import`: the report goes to stdout, errors to stderr. */
export async function importExports(command: ImportCommand): Promise<ExitCode> {
  const messages: FileMessages = { failures: [], notes: [] };
  const { failures, notes } = messages;
  const result = await (command.again === undefined
    ? importOnce(command, messages)
    : importAgain(command, command.again, messages));
  if (result !== undefined) {
    print('stdout', command.report === 'json' ? jsonImportReport(result) : textImportReport(result));
  }
  const texts = new Set([...notes, ...failures]);
  print('stderr', [...texts].map(message => `chatlog: ${message}\n`).join(''));
  if (result === undefined || (!result.written && !command.dryRun)) return ExitCode.Failure;
  const isAllRead = result.reports.every(({ unreadableCount }) => unreadableCount === 0);
  const isCertain = result.logs.every(({ uncertain }) => uncertain.length === 0);
  return isAllRead && isCertain && failures.length === 0 ? ExitCode.Clean : ExitCode.Findings;
}
