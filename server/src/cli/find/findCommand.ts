import { findInLog } from '../../find/findInLog';
import { MessageQuery } from '../../find/messageQuery';
import { parseQuery } from '../../find/query/parseQuery';
import type { FindQuery } from '../../find/query/queryTerm';
import type { People } from '../../people/people';
import type { FindProblem } from '../../protocol';
import { columnsOf } from '../../protocol/columns';
import { ExitCode } from '../exitCode';
import { findLintedFiles } from '../lintedFiles';
import { hasRoom, isClosed, isColored, print } from '../print';
import { printable } from '../printable';
import { registeredPeople } from '../registeredPeople';
import { FileError } from '../textFile';
import { UsageError } from '../usageError';
import { WorkspaceFolders } from '../workspaceFolder';
import type { FindCommand } from './findOptions';
import { type FindReport, findReport } from './findReports';
import { type KnownLog, knownLogs } from './knownLogs';
import { openLog, peopleOfLogs, type SearchedFile, searchedFiles } from './searchedFiles';

/** `chatlog find`: prints the messages of logs that a query finds, the newest first, as they are found. The exit codes are those of grep. */
export async function find(command: FindCommand): Promise<ExitCode> {
  const query = parseQuery(command.query);
  if (query.problems.length > 0) throw wrongQuery(command.query, query.problems);
  const { files, folders, problems } = findLintedFiles(command.paths, command.registryPath);
  const logs = searchedFiles(files);
  const workspaceFolders = new WorkspaceFolders(command.registryPath);
  const registered = registeredPeople(folders.map(folder => workspaceFolders.registryOf(folder)));
  const known =
    command.cacheFolder !== undefined && mayUseKnown(query, logs)
      ? await knownLogs(folders, command.cacheFolder)
      : undefined;
  const people = namesPeople(query, registered) ? peopleOfLogs(logs, registered, known) : registered;
  const { HAN_FORMS } = await import('../../text/hanForms');
  const ready = MessageQuery.of(query, command.choices, { people, names: people.known.names }, HAN_FORMS);
  if (!(ready instanceof MessageQuery)) throw wrongQuery(command.query, ready);
  const report = findReport(command.format, isColored());
  const { count, failures } = await search(logs, ready, { people, known }, command, report);
  report.finish();
  for (const problem of [...problems, ...failures]) print('stderr', `chatlog: ${problem}\n`);
  if (problems.length + failures.length > 0) return ExitCode.Failure;
  return count > 0 ? ExitCode.Clean : ExitCode.Findings;
}

async function search(
  logs: readonly SearchedFile[],
  query: MessageQuery,
  { people, known }: { readonly people: People; readonly known: KnownLog | undefined },
  { limit, format }: FindCommand,
  report: FindReport,
): Promise<{ readonly count: number; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  let count = 0;
  for (const file of logs) {
    try {
      const log = openLog(file, query, people, known?.(file.path));
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
    await hasRoom('stdout');
    if (isClosed('stdout')) break;
  }
  return { count, failures };
}

/** Whether all logs must be read to know whom a query means: it names people who are not in a registry by exactly this name. */
function namesPeople({ terms }: FindQuery, { known }: People): boolean {
  return terms.some(term => term.kind === 'mentions' || (term.kind === 'from' && !known.has(term.name)));
}

/** Whether what is known of logs may rule some out, or says whom a query means: it names people, or days of logs that must be read for theirs. */
function mayUseKnown({ terms }: FindQuery, logs: readonly SearchedFile[]): boolean {
  const hasUndated = logs.some(({ day }) => day === undefined);
  return terms.some(({ kind }) => kind === 'from' || kind === 'mentions' || (kind === 'days' && hasUndated));
}

/** What is wrong with a query, with the query below, and its wrong parts underlined. */
function wrongQuery(query: string, problems: readonly FindProblem[]): UsageError {
  const lines = problems.map(({ message, start, end }) => {
    const before = ' '.repeat(columnsOf(query.slice(0, start)));
    return `${message}\n  ${printable(query)}\n  ${before}${'^'.repeat(Math.max(1, columnsOf(query.slice(start, end))))}`;
  });
  return new UsageError(lines.join('\n'));
}
