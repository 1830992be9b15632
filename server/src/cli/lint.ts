import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { ChatLog } from '../document/chatLog';
import { fixAll } from '../document/fixAll';
import { fixRegistry } from '../document/fixRegistry';
import { registryFindings } from '../document/registryFindings';
import { parseRegistry } from '../registry/speakerRegistry';
import type { RegistryView } from '../rules/rule';
import { type RuleLevels, registryRuleLevels, ruleLevels } from '../rules/ruleLevels';
import type { LogRecord } from '../workspace/logRecord';
import { namesInLogs } from '../workspace/namesInLogs';
import type { OpenRegistry } from '../workspace/registries';
import type { Workspace } from '../workspace/workspace';
import type { LintCommand } from './arguments';
import { ExitCode } from './exitCode';
import { findLintedFiles, type LintedFile } from './lintedFiles';
import { print } from './print';
import { ReadLogs } from './readLogs';
import { readWorkspace, uriOf } from './readWorkspace';
import { jsonReport } from './reports/json';
import type { Counts, Report, ReportedFinding } from './reports/report';
import { stylishReport } from './reports/stylish';
import { reasonOf } from './systemError';
import { FileError, readTextFile } from './textFile';
import { writeAtomically } from './writeAtomically';

/** `chatlog lint`: findings to stdout, what went wrong to stderr. A file that fails keeps no other from being linted. */
export async function lint(command: LintCommand): Promise<ExitCode> {
  const report = command.format === 'json' ? jsonReport() : stylishReport(isColoured(process.stdout));
  const linter = new Linter(command, report);
  await linter.run();
  const { counts, failures } = linter;
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

/** One run over the files of a command. */
class Linter {
  readonly counts: Counts = { error: 0, warning: 0, information: 0, hint: 0 };
  readonly failures: string[] = [];
  readonly #command: LintCommand;
  readonly #report: Report;
  readonly #levels: RuleLevels;
  readonly #registryLevels: ReturnType<typeof registryRuleLevels>;
  readonly #logs: ReadLogs;
  readonly #registries = new Map<string, OpenRegistry>();

  constructor(command: LintCommand, report: Report) {
    this.#command = command;
    this.#report = report;
    this.#levels = ruleLevels(command.ruleSettings);
    this.#registryLevels = registryRuleLevels(command.ruleSettings);
    this.#logs = new ReadLogs(path => ({ fileName: basename(path), levels: this.#levels }));
  }

  async run(): Promise<void> {
    const { paths, registryPath } = this.#command;
    const { files, folders, problems } = findLintedFiles(paths, registryPath);
    this.failures.push(...problems);
    if (!this.#asksForOthers(files)) {
      this.#each(files, ({ path }) =>
        this.#reportLog(
          path,
          this.#logs.take(path, () => this.#readText(path, 'log')),
        ),
      );
      return;
    }
    const records: LogRecord[] = [];
    const read = this.#each(files, ({ path, kind }) => {
      const text = this.#readText(path, kind);
      const uri = uriOf(path);
      if (kind === 'log') records.push(this.#logs.add(path, uri, text));
      else this.#registries.set(path, { uri, version: 0, text, registry: parseRegistry(text) });
    });
    const registries = [...this.#registries.values()];
    const workspace = await readWorkspace({
      folders,
      registryPath,
      paths: files.map(({ path }) => path),
      records,
      registries,
    });
    this.#each(read, ({ path }) => {
      const registry = this.#registries.get(path);
      if (registry !== undefined) return this.#reportRegistry(path, registry, workspace);
      // What is read a second time is mended by now.
      const log = this.#logs.take(path, () => readTextFile(path).text);
      log.setPeople(workspace.people);
      this.#reportLog(path, log);
    });
  }

  /** Whether the findings depend on more than each file: on the registry, or on who is in other logs. */
  #asksForOthers(files: readonly LintedFile[]): boolean {
    return (
      [...this.#levels.keys()].some(({ scope }) => scope === 'name' || scope === 'speakers') ||
      files.some(({ kind }) => kind === 'registry')
    );
  }

  /** Does something for each file. Returns the files that did not fail. */
  #each(files: readonly LintedFile[], act: (file: LintedFile) => void): LintedFile[] {
    return files.filter(file => {
      try {
        act(file);
        return true;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        this.failures.push(error.message);
        return false;
      }
    });
  }

  /** Reads a file; mends it first, and writes it if that changed it, where the command says so. @throws {FileError} */
  #readText(path: string, kind: LintedFile['kind']): string {
    const { text, hasMark } = readTextFile(path);
    if (!this.#command.fix) return text;
    const mended =
      kind === 'log'
        ? fixAll(text, { fileName: basename(path), levels: this.#levels }).text
        : fixRegistry(text, this.#registryLevels);
    if (mended === text) return text;
    try {
      writeAtomically(path, hasMark ? `\ufeff${mended}` : mended);
    } catch (error) {
      throw new FileError(l10n.t('{0}: this file cannot be written ({1}).', path, reasonOf(error)));
    }
    return mended;
  }

  #reportLog(path: string, log: ChatLog): void {
    this.#add(path, [...log.findings.all()], finding => finding.rule.fix?.(log, finding) !== undefined);
  }

  #reportRegistry(path: string, { registry }: OpenRegistry, workspace: Workspace): void {
    const view: RegistryView = {
      registry,
      // They are counted for a rule that asks for them.
      get names() {
        return namesInLogs(workspace);
      },
    };
    const findings = registryFindings(view, this.#registryLevels);
    this.#add(path, findings, finding => finding.rule.fix?.(view, finding) !== undefined);
  }

  #add<F extends ReportedFinding>(
    path: string,
    findings: readonly F[],
    isFixable: (finding: F) => boolean,
  ): void {
    for (const { severity } of findings) this.counts[severity]++;
    this.#report.add(path, findings, isFixable);
  }
}

/** A terminal whose user wants colours (`NO_COLOR`, `FORCE_COLOR` and `TERM` are Node's to read). */
function isColoured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors();
}
