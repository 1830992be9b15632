import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type ExportOptions, exportTranscript } from '../../export/exportTranscript';
import { exportFileName } from '../../export/fileName';
import { byMonth, type MonthOfLogs, titleWithMonth } from '../../export/months';
import { pathOfMonth } from '../../protocol';
import { ExitCode } from '../exitCode';
import { print } from '../print';
import { reasonOf } from '../systemError';
import { FileError } from '../textFile';
import { version } from '../usage';
import { type DiskLog, findExportedLogs } from './exportedLogs';
import type { ExportCommand } from './exportOptions';
import { pageAssets } from './pageAssets';
import { picturesOnDisk } from './picturesOnDisk';
import { Progress } from './progress';
import { removedWhenEnded, writePieces, writeWhole } from './writePieces';

type Part = MonthOfLogs<DiskLog>;

/** `chatlog export`: writes the logs of some paths as one file, or one for each month. A file is there when it is whole. */
export async function exportLogs(command: ExportCommand, language: string): Promise<ExitCode> {
  const { logs, folders, problems } = findExportedLogs(command.paths, command.registryPath);
  for (const problem of problems) print('stderr', `chatlog: ${problem}\n`);
  if (problems.length > 0) return ExitCode.Failure;
  let code: ExitCode = ExitCode.Clean;
  for (const part of command.isSplit ? byMonth(logs) : [{ logs, month: '' }]) {
    const path = outputPath(command, part);
    try {
      refuseOtherFile(path, command.format.extension);
      const isAsked = await exportPart(command, part, path, folders, language);
      if (!isAsked) code = ExitCode.Findings;
    } catch (error) {
      const text =
        error instanceof FileError
          ? error.message
          : l10n.t('{0}: this file cannot be written ({1}).', path, reasonOf(error));
      print('stderr', `chatlog: ${text}\n`);
      return ExitCode.Failure;
    }
  }
  return code;
}

/** @returns whether the file is of the format that was asked for */
async function exportPart(
  { format, media, title }: ExportCommand,
  { logs, month }: Part,
  path: string,
  folders: readonly string[],
  language: string,
): Promise<boolean> {
  const progress = new Progress(language);
  const pieces = async function* (isPaper: boolean) {
    const options: ExportOptions = {
      sources: logs,
      title: titleWithMonth(title, month),
      writer: format.createWriter({ language, version, isPaper, assets: pageAssets() }),
      media,
      pictureOf: picturesOnDisk(media, path, folders),
    };
    for await (const { text, written, total } of exportTranscript(options)) {
      progress.show(written, total);
      yield text;
    }
  };
  if (!format.isPrinted) {
    await writePieces(path, pieces(false));
    progress.end(path);
    return true;
  }
  const { findBrowser } = await import('../../node/print/findBrowser');
  const { printPage } = await import('../../node/print/printPage');
  const browser = findBrowser(process.env);
  if (browser === undefined) {
    const page = path.replace(/(?:\.pdf)?$/i, '.html');
    await writePieces(page, pieces(false));
    progress.end(page);
    const text = l10n.t(
      'No Chrome, Chromium or Edge was found to print the page. Open it in any browser and print it, or set {0} to the path of one.',
      'CHATLOG_BROWSER',
    );
    print('stderr', `chatlog: ${text}\n`);
    return false;
  }
  await writeWhole(path, async pdf => {
    // Beside the result, as linked pictures are found from there.
    const page = `${pdf}.html`;
    await removedWhenEnded(page, async () => {
      await writePieces(page, pieces(true));
      progress.print();
      await printPage(browser, page, pdf, {
        onPart: (printed, parts) => progress.print(printed, parts),
      });
    });
  });
  progress.end(path);
  return true;
}

/** Only an earlier export is replaced: the name of a log, given by mistake, would cost its messages. @throws {FileError} */
function refuseOtherFile(path: string, extension: string): void {
  const isExport =
    path.toLowerCase().endsWith(extension) || (extension === '.html' && /\.html?$/i.test(path));
  if (isExport || !existsSync(path)) return;
  throw new FileError(
    l10n.t('{0}: there is another file. Give a name that ends in {1}, which is replaced.', path, extension),
  );
}

function outputPath({ output, format, title }: ExportCommand, { logs, month }: Part): string {
  const [first] = logs;
  const last = logs.at(-1);
  const days = logs.length === 1 || first?.day === undefined || last?.day === undefined;
  const ofLogs = days
    ? withoutExtension(basename(first?.path ?? ''))
    : [...new Set([first.day, last.day])].join(' – ');
  const name = [title ?? (month === '' ? ofLogs : undefined), month].filter(Boolean).join(' ');
  const fileName = exportFileName(name, format.extension);
  if (output === undefined) return fileName;
  if (isFolder(output) || /[\\/]$/.test(output)) return join(output, fileName);
  return month === '' ? output : pathOfMonth(output, month);
}

function withoutExtension(name: string): string {
  return name.replace(/(?:\.chatlog)?\.[^.]*$/, '');
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
