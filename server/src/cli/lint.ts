import * as l10n from '@vscode/l10n';
import type { FixCount } from '../document/fixSummary';
import { type RegistryFinding, registryFindings } from '../document/registryFindings';
import { FileUris } from '../node/fileUris';
import type { People } from '../people/people';
import { parseRegistry } from '../registry/speakerRegistry';
import { isFixUnsafe, type RegistryView, SEVERITIES } from '../rules/rule';
import {
  type RegistryRuleLevels,
  type RuleLevels,
  registryRuleLevels,
  ruleLevels,
} from '../rules/ruleLevels';
import type { LogRecord } from '../workspace/logRecord';
import type { LogWorkspace } from '../workspace/logWorkspace';
import { namesInLogs } from '../workspace/namesInLogs';
import type { OpenRegistry } from '../workspace/registries';
import type { Workspace } from '../workspace/workspace';
import type { LintCommand } from './arguments';
import { cachePlace } from './cachePlace';
import { ExitCode } from './exitCode';
import type { FileFixer } from './fileFixer';
import { ImagesOnDisk } from './imagesOnDisk';
import type { ReportedBatch } from './lintBatch';
import { findLintedFiles, type LintedFile, type LintedFiles } from './lintedFiles';
import { type FirstStep, LogLinter, type LogText } from './logLinter';
import { hasRoom, isColored, print } from './print';
import { readWorkspace } from './readWorkspace';
import {
  type Counts,
  countFindings,
  type FixSafety,
  NO_COUNTS,
  type Report,
  type ReportedFinding,
} from './reports/report';
import { reportOf } from './reports/reportOf';
import { FileError, readTextFile } from './textFile';

/** `chatlog lint`: findings go to stdout, errors to stderr. After an error in one file the others are still linted. */
export async function lint(command: LintCommand, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const linter = new Linter(command, env);
  await linter.run();
  const { counts, failures } = linter;

  const { maxWarnings = Number.POSITIVE_INFINITY } = command;
  const tooMany = counts.warning > maxWarnings;
  const complaints = tooMany ? [...failures, tooManyWarnings(counts.warning, maxWarnings)] : failures;
  print('stderr', complaints.map(complaint => `chatlog: ${complaint}\n`).join(''));

  if (failures.length > 0) return ExitCode.Failure;
  return counts.error > 0 || tooMany ? ExitCode.Findings : ExitCode.Clean;
}

/** From this number of logs on they are linted in threads: these take a while to start and to become fast. */
const MANY_LOGS = 2_000;

/** The units of the report that are collected before they are printed: each time takes a call into the system. */
const PRINTED_AT_ONCE = 64 * 1024;

/** One run over the files of a command. */
class Linter {
  readonly counts: Counts = { ...NO_COUNTS };
  readonly failures: string[] = [];
  readonly #command: LintCommand;
  readonly #isColored: boolean;
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
  /** Whether nothing is reported of any file yet. */
  #isEmpty = true;
  /** What is not printed yet of the report. */
  #output = '';

  constructor(command: LintCommand, env: NodeJS.ProcessEnv) {
    this.#command = command;
    this.#isColored = isColored();
    this.#report = reportOf(command.format, this.#isColored);
    this.#env = env;
    this.#levels = ruleLevels(command.ruleSettings);
    this.#registryLevels = registryRuleLevels(command.ruleSettings);
    this.#found = findLintedFiles(command.paths, command.registryPath);
    this.#images = new ImagesOnDisk(this.#uris, this.#found.folders);
    this.#logs = new LogLinter(this.#levels, path => this.#images.of(path), this.#report.showsFixable);
  }

  async run(): Promise<void> {
    const found = this.#found;
    await this.#prepareFixing();
    this.failures.push(...found.problems);
    // Other logs and the registry are read only for rules that depend on people.
    if (this.#logs.needsPeople || found.files.some(({ kind }) => kind === 'registry')) {
      await this.#lintTogether(found);
    } else {
      this.#each(found.files, file => this.#add(file.path, this.#logs.lint(file.path, this.#readText(file))));
    }
    // The fixes of a file that could not be linted afterwards.
    for (const path of this.#fixed.keys()) this.#add(path, []);
    this.#print(this.#report.finish(this.counts, this.#isEmpty));
    this.#flush();
  }

  async #prepareFixing(): Promise<void> {
    const { fix, unsafe } = this.#command;
    if (!fix) return;
    // Loaded here, as it needs `node:child_process`, which takes 4 ms to load.
    const { FileFixer } = await import('./fileFixer');
    const images = (path: string) => this.#images.of(path);
    this.#fixer = new FileFixer(this.#levels, this.#registryLevels, images, unsafe);
  }

  async #lintTogether(linted: LintedFiles): Promise<void> {
    const { files } = linted;
    const registries = this.#readRegistries(files);
    if (this.#areMany(files)) {
      await this.#lintInParts(linted, registries);
      return;
    }
    const { records, finish } = this.#firstStep(files, registries.size > 0);
    const workspace = await this.#workspaceWith(records, linted, registries);
    const { people } = workspace;
    for (const file of files) {
      this.#each([file], () => {
        const registry = registries.get(file.path);
        const findings =
          registry === undefined ? finish(file, people) : this.#lintRegistry(registry, workspace);
        if (findings !== undefined) this.#add(file.path, findings);
      });
      await hasRoom('stdout');
    }
    await workspace.saveCache();
  }

  /** Whether there are very many logs, which are linted in threads. */
  #areMany(files: readonly LintedFile[]): boolean {
    if (this.#fixer !== undefined || this.#logs.needsMessages) return false;
    return files.filter(({ kind }) => kind === 'log').length >= MANY_LOGS;
  }

  async #lintInParts(linted: LintedFiles, registries: ReadonlyMap<string, OpenRegistry>): Promise<void> {
    const { lintInParts } = await import('./lintInParts');
    const { format, ruleSettings } = this.#command;
    const setup = {
      ruleSettings,
      folders: linted.folders,
      format,
      isColored: this.#isColored,
      hasPlaces: registries.size > 0,
    };
    const parts = await lintInParts(linted.files, setup, this.#logs, this.#uris, this.#report);
    this.failures.push(...parts.failures);
    const { people, ofRegistries } = await this.#whatFollows(parts.takeRecords(), linted, registries);
    for await (const each of parts.report(people)) {
      if ('counts' in each) this.#addReported(each);
      else if (ofRegistries.has(each.path)) this.#add(each.path, ofRegistries.get(each.path)!);
      await hasRoom('stdout');
    }
  }

  /** What follows from all logs, as data, so that the records of very many are not in memory until the end. */
  async #whatFollows(
    records: readonly LogRecord[],
    linted: LintedFiles,
    registries: ReadonlyMap<string, OpenRegistry>,
  ) {
    const { dataOfPeople } = await import('../people/peopleData');
    const workspace = await this.#workspaceWith(records, linted, registries);
    await workspace.saveCache();
    const ofRegistries = new Map(
      Array.from(registries, ([path, registry]) => [path, this.#lintRegistry(registry, workspace)]),
    );
    const names = new Set<string>();
    for (const { headers } of records) for (const name of headers.names) names.add(name);
    return { people: dataOfPeople(workspace.people, names), ofRegistries };
  }

  #workspaceWith(
    records: readonly LogRecord[],
    { files, folders, wholeFolders }: LintedFiles,
    registries: ReadonlyMap<string, OpenRegistry>,
  ): Promise<LogWorkspace> {
    const { registryPath, cache, cacheFolder } = this.#command;
    return readWorkspace({
      folders,
      wholeFolders,
      registryPath,
      uris: () => files.map(({ path }) => this.#uris.of(path)),
      records,
      registries: [...registries.values()],
      cacheFolder: cache ? (cacheFolder ?? cachePlace(this.#env)) : undefined,
    });
  }

  /** The first step for all logs. */
  #firstStep(files: readonly LintedFile[], hasPlaces: boolean): FirstStep {
    const logs = files.filter(({ kind }) => kind === 'log');
    const records: LogRecord[] = [];
    const read = new Set(
      this.#each(logs, file => {
        const { path } = file;
        // Only a registry needs mentions, for `registry/unknown-name`.
        records.push(this.#logs.read(path, this.#uris.of(path), this.#readText(file), hasPlaces));
      }),
    );
    // A file that is read a second time is already fixed.
    const finish = (file: LintedFile, people: People) =>
      read.has(file) ? this.#logs.finish(file.path, people, () => readTextFile(file.path).text) : undefined;
    return { records, finish };
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
    countFindings(findings, this.counts);
    const text = this.#report.ofFile(path, findings, this.#fixed.get(path) ?? []);
    this.#fixed.delete(path);
    if (text !== '') this.#print(this.#separator() + text);
  }

  /** Adds what a thread reports of several logs. */
  #addReported({ text, counts, failures }: ReportedBatch): void {
    this.failures.push(...failures);
    for (const severity of SEVERITIES) this.counts[severity] += counts[severity];
    if (text.length === 0) return;
    this.#output += this.#separator();
    this.#flush();
    print('stdout', text);
  }

  /** What comes before the next part of the report. */
  #separator(): string {
    const { start, between } = this.#report;
    const separator = this.#isEmpty ? start : between;
    this.#isEmpty = false;
    return separator;
  }

  #print(text: string): void {
    this.#output += text;
    if (this.#output.length >= PRINTED_AT_ONCE) this.#flush();
  }

  #flush(): void {
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
