import * as l10n from '@vscode/l10n';
import type { FixCount } from '../document/fixSummary';
import { type RegistryFinding, registryFindings } from '../document/registryFindings';
import { FileUris } from '../node/fileUris';
import { parseRegistry } from '../registry/speakerRegistry';
import { isFixUnsafe, type RegistryView } from '../rules/rule';
import {
  type RegistryRuleLevels,
  type RuleLevels,
  registryRuleLevels,
  ruleLevels,
} from '../rules/ruleLevels';
import type { LogRecord } from '../workspace/logRecord';
import { namesInLogs } from '../workspace/namesInLogs';
import { nextTurn } from '../workspace/nextTurn';
import type { OpenRegistry } from '../workspace/registries';
import type { Workspace } from '../workspace/workspace';
import type { LintCommand } from './arguments';
import { cachePlace } from './cachePlace';
import { ExitCode } from './exitCode';
import type { FileFixer } from './fileFixer';
import { ImagesOnDisk } from './imagesOnDisk';
import { indexedWorkspace } from './indexedWorkspace';
import { findLintedFiles, type LintedFile, type LintedFiles } from './lintedFiles';
import { LogLinter, type LogText } from './logLinter';
import { isColored, print } from './print';
import { readWorkspace } from './readWorkspace';
import { jsonReport } from './reports/json';
import type { Counts, FixSafety, Report, ReportedFinding } from './reports/report';
import { stylishReport } from './reports/stylish';
import { FileError, readTextFile } from './textFile';

/** `chatlog lint`: findings go to stdout, errors to stderr. After an error in one file the others are still linted. */
export async function lint(command: LintCommand, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const report = command.format === 'json' ? jsonReport() : stylishReport(isColored());
  const linter = new Linter(command, report, env);
  await linter.run();
  const { counts, failures } = linter;

  const { maxWarnings = Number.POSITIVE_INFINITY } = command;
  const tooMany = counts.warning > maxWarnings;
  const complaints = tooMany ? [...failures, tooManyWarnings(counts.warning, maxWarnings)] : failures;
  print('stderr', complaints.map(complaint => `chatlog: ${complaint}\n`).join(''));

  if (failures.length > 0) return ExitCode.Failure;
  return counts.error > 0 || tooMany ? ExitCode.Findings : ExitCode.Clean;
}

/** From this number of files on, the logs of their folders are read in a thread, while others are linted. */
const MANY_FILES = 2_000;

/** The units of the report that are collected before they are printed: each time takes a call into the system. */
const PRINTED_AT_ONCE = 16 * 1024;

/** One run over the files of a command. */
class Linter {
  readonly counts: Counts = { error: 0, warning: 0, information: 0, hint: 0 };
  readonly failures: string[] = [];
  readonly #command: LintCommand;
  readonly #report: Report;
  readonly #levels: RuleLevels;
  readonly #registryLevels: RegistryRuleLevels;
  readonly #found: LintedFiles;
  readonly #uris = new FileUris();
  readonly #images: ImagesOnDisk;
  readonly #logs: LogLinter;
  /** The fixes in each file, until its findings are reported. */
  readonly #fixed = new Map<string, readonly FixCount[]>();
  readonly #env: NodeJS.ProcessEnv;
  #fixer: FileFixer | undefined;
  /** What is not printed yet of the report. */
  #output = '';

  constructor(command: LintCommand, report: Report, env: NodeJS.ProcessEnv) {
    this.#command = command;
    this.#report = report;
    this.#env = env;
    this.#levels = ruleLevels(command.ruleSettings);
    this.#registryLevels = registryRuleLevels(command.ruleSettings);
    this.#found = findLintedFiles(command.paths, command.registryPath);
    this.#images = new ImagesOnDisk(this.#uris, this.#found.folders);
    this.#logs = new LogLinter(this.#levels, path => this.#images.of(path), report.showsFixable);
  }

  async run(): Promise<void> {
    const found = this.#found;
    await this.#prepareFixing();
    this.failures.push(...found.problems);
    // Other logs and the registry are read only for rules that depend on people.
    if (this.#logs.needsPeople || found.files.some(({ kind }) => kind === 'registry')) {
      const { cache } = this.#command;
      const areIndexed = this.#fixer === undefined && (cache || found.files.length >= MANY_FILES);
      await (areIndexed ? this.#lintIndexed(found) : this.#lintTogether(found));
    } else {
      this.#each(found.files, file => this.#add(file.path, this.#logs.lint(file.path, this.#readText(file))));
    }
    // The fixes of a file that could not be linted afterwards.
    for (const path of this.#fixed.keys()) this.#add(path, []);
    this.#print(this.#report.finish(this.counts));
    print('stdout', this.#output);
  }

  async #prepareFixing(): Promise<void> {
    const { fix, unsafe } = this.#command;
    if (!fix) return;
    // Loaded here, as it needs `node:child_process`, which takes 4 ms to load.
    const { FileFixer } = await import('./fileFixer');
    const images = (path: string) => this.#images.of(path);
    this.#fixer = new FileFixer(this.#levels, this.#registryLevels, images, unsafe);
  }

  async #lintTogether({ files, folders, wholeFolders }: LintedFiles): Promise<void> {
    const uris = this.#uris;
    const records: LogRecord[] = [];
    const registries = this.#readRegistries(files);
    const read = this.#each(files, file => {
      if (file.kind === 'log') records.push(this.#readLog(file, registries));
    });
    const workspace = await readWorkspace({
      folders,
      wholeFolders,
      registryPath: this.#command.registryPath,
      uris: () => files.map(({ path }) => uris.of(path)),
      records,
      registries: [...registries.values()],
    });
    this.#finish(read, registries, workspace);
  }

  /**
   * Lints files with an index of their folders, which is read in a thread or comes from the cache. Meanwhile as many logs are linted as
   * can be kept. Each of the others is linted and reported in one step, when all people are known.
   */
  async #lintIndexed({ files, folders }: LintedFiles): Promise<void> {
    const { registryPath, cache, cacheFolder = cachePlace(this.#env) } = this.#command;
    const registries = this.#readRegistries(files);
    const workspace = await indexedWorkspace({
      folders,
      registryPath,
      registries: [...registries.values()],
      cacheFolder: cache ? cacheFolder : undefined,
      log: message => print('stderr', `chatlog: ${l10n.t('Problem with the cache: {0}', message)}\n`),
    });
    const records = new Map<LintedFile, LogRecord>();
    const failed = new Set<LintedFile>();
    for (const file of files) {
      if (workspace.isComplete || !this.#logs.hasRoom) break;
      const read = () => records.set(file, this.#readLog(file, registries));
      if (file.kind === 'log' && this.#each([file], read).length === 0) failed.add(file);
      await nextTurn();
    }
    await workspace.whenComplete();
    const isKnown = ({ path }: LintedFile) => workspace.record(this.#uris.of(path)) !== undefined;
    const rest = files.filter(file => !failed.has(file));
    const readable = this.#each(rest, file => {
      // No index reads files with other names, links, and files that are very large.
      if (file.kind === 'log' && !records.has(file) && !isKnown(file))
        records.set(file, this.#readLog(file, registries));
    });
    workspace.addRecords(Array.from(records).flatMap(([file, record]) => (isKnown(file) ? [] : [record])));
    this.#finish(readable, registries, workspace);
    await workspace.saveCache();
  }

  /** The first step for a log. */
  #readLog(file: LintedFile, registries: ReadonlyMap<string, OpenRegistry>): LogRecord {
    const { path } = file;
    // Only a registry needs mentions, for `registry/unknown-name`.
    return this.#logs.read(path, this.#uris.of(path), this.#readText(file), registries.size > 0);
  }

  /** The registries among some files, by their paths. */
  #readRegistries(files: readonly LintedFile[]): ReadonlyMap<string, OpenRegistry> {
    const registries = new Map<string, OpenRegistry>();
    this.#each(files, file => {
      if (file.kind === 'log') return;
      const { text } = this.#readText(file);
      registries.set(file.path, {
        uri: this.#uris.of(file.path),
        version: 0,
        text,
        registry: parseRegistry(text),
      });
    });
    return registries;
  }

  /** The second step for files that could be read. */
  #finish(
    files: readonly LintedFile[],
    registries: ReadonlyMap<string, OpenRegistry>,
    workspace: Workspace,
  ): void {
    const { people } = workspace;
    this.#each(files, ({ path, kind }) => {
      const registry = registries.get(path);
      // A file that is read a second time is already fixed.
      if (kind === 'log')
        this.#add(
          path,
          this.#logs.finish(path, people, () => readTextFile(path).text),
        );
      else if (registry !== undefined) this.#add(path, this.#lintRegistry(registry, workspace));
    });
  }

  /** Calls `act` for each file. Returns the files that did not fail. */
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

  /**
   * Reads a file. If the command includes fixing, fixes it first.
   *
   * @throws {FileError}
   */
  #readText(file: LintedFile): LogText {
    const { path, isListed } = file;
    const read = readTextFile(path, this.#fixer !== undefined, isListed);
    if (this.#fixer === undefined) return read;
    const fixed = this.#fixer.fix(file, read);
    if (fixed.fixed.length > 0) this.#fixed.set(path, fixed.fixed);
    return fixed;
  }

  #lintRegistry({ registry }: OpenRegistry, workspace: Workspace): ReportedFinding[] {
    const view: RegistryView = {
      registry,
      // The names are counted when a rule requests them.
      get names() {
        return namesInLogs(workspace);
      },
    };
    const { showsFixable } = this.#report;
    return registryFindings(view, this.#registryLevels).map(finding => ({
      ...finding,
      fix: showsFixable ? fixOf(view, finding) : undefined,
    }));
  }

  #add(path: string, findings: readonly ReportedFinding[]): void {
    for (const { severity } of findings) this.counts[severity]++;
    this.#print(this.#report.add(path, findings, this.#fixed.get(path) ?? []));
    this.#fixed.delete(path);
  }

  #print(text: string): void {
    this.#output += text;
    if (this.#output.length < PRINTED_AT_ONCE) return;
    print('stdout', this.#output);
    this.#output = '';
  }
}

function fixOf(view: RegistryView, finding: RegistryFinding): FixSafety {
  if (finding.rule.fix?.(view, finding) === undefined) return 'none';
  return isFixUnsafe(finding.rule, finding) ? 'unsafe' : 'safe';
}

function tooManyWarnings(count: number, allowed: number): string {
  return count === 1
    ? l10n.t('1 warning, more than the {0} allowed.', allowed)
    : l10n.t('{0} warnings, more than the {1} allowed.', count, allowed);
}
