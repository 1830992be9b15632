import { findInLog } from '../../find/findInLog';
import { MessageQuery } from '../../find/messageQuery';
import { parseQuery } from '../../find/query/parseQuery';
import type { FindQuery } from '../../find/query/queryTerm';
import type { People } from '../../people/people';
import type { FindProblem } from '../../protocol';
import { ExitCode } from '../exitCode';
import { findLintedFiles } from '../lintedFiles';
import { isColored, print } from '../print';
import { printable } from '../printable';
import { registeredPeople } from '../registeredPeople';
import { FileError } from '../textFile';
import { UsageError } from '../usageError';
import { WorkspaceFolders } from '../workspaceFolder';
import type { FindCommand } from './findOptions';
import { type FindReport, findReport } from './findReports';
import { openLog, peopleOfLogs, type SearchedFile, searchedFiles } from './searchedFiles';

/** `chatlog find`: prints the messages of logs that a query finds, the newest first, as they are found. The exit codes are those of grep. */
export async function find(command: FindCommand): Promise<ExitCode> {
  const query = parseQuery(command.query);
  if (query.problems.length > 0) throw wrongQuery(command.query, query.problems);
  const { files, folders, problems } = findLintedFiles(command.paths, command.registryPath);
  const logs = searchedFiles(files);
  const workspaceFolders = new WorkspaceFolders(command.registryPath);
  const registered = registeredPeople(folders.map(folder => workspaceFolders.registryOf(folder)));
  const people = namesPeople(query, registered) ? peopleOfLogs(logs, registered) : registered;
  const { HAN_FORMS } = await import('../../text/hanForms');
  const ready = MessageQuery.of(query, command.choices, { people, names: people.known.names }, HAN_FORMS);
  if (!(ready instanceof MessageQuery)) throw wrongQuery(command.query, ready);
  const report = findReport(command.format, isColored());
  const { count, failures } = search(logs, ready, people, command, report);
  report.finish();
  for (const problem of [...problems, ...failures]) print('stderr', `chatlog: ${problem}\n`);
  if (problems.length + failures.length > 0) return ExitCode.Failure;
  return count > 0 ? ExitCode.Clean : ExitCode.Findings;
}

function search(
  logs: readonly SearchedFile[],
  query: MessageQuery,
  people: People,
  { limit, format }: FindCommand,
  report: FindReport,
): { readonly count: number; readonly failures: readonly string[] } {
  const failures: string[] = [];
  let count = 0;
  for (const file of logs) {
    try {
      const log = openLog(file, query, people);
      if (log === undefined) continue;
      for (const found of findInLog(log, query, { extent: format === 'text' ? 'line' : 'whole' })) {
        if (found === undefined) continue;
        report.add(file.path, found);
        if (++count === limit) return { count, failures };
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failures.push(error.message);
    }
  }
  return { count, failures };
}

/** Whether all logs must be read to know whom a query means: it names people who are not in a registry by exactly this name. */
function namesPeople({ terms }: FindQuery, { known }: People): boolean {
  return terms.some(term => term.kind === 'mentions' || (term.kind === 'from' && !known.has(term.name)));
}

/** What is wrong with a query, with the query below, and its wrong parts underlined. */
function wrongQuery(query: string, problems: readonly FindProblem[]): UsageError {
  const lines = problems.map(({ message, start, end }) => {
    const before = ' '.repeat(widthOf(query.slice(0, start)));
    return `${message}\n  ${printable(query)}\n  ${before}${'^'.repeat(Math.max(1, widthOf(query.slice(start, end))))}`;
  });
  return new UsageError(lines.join('\n'));
}

/** Scripts whose characters take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u;

function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}
