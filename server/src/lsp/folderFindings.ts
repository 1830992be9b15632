import type { Diagnostic, WorkspaceFullDocumentDiagnosticReport } from 'vscode-languageserver';
import type { ChatLogOptions } from '../document/chatLog';
import { growLog } from '../document/growLog';
import { type FirstHeader, peopleReports } from '../document/peopleReports';
import { diagnosticsOf } from '../features/diagnostic';
import type { DiagnosticOptions } from '../features/support/feature';
import { NO_IMAGES } from '../log/images';
import { NO_PEOPLE } from '../people/people';
import { textFingerprint } from '../protocol';
import { sameLevels } from '../rules/ruleLevels';
import { messageOf } from '../text/messageOf';
import type { LogRecord } from '../workspace/logRecord';
import { TimeSlice } from '../workspace/timeSlice';
import { uriKey } from '../workspace/uri';
import { WatchedImages } from '../workspace/watchedImages';
import type { Workspace, WorkspaceRegistry } from '../workspace/workspace';
import type { OpenDocument } from './openDocuments';
import type { Quiet } from './quiet';
import { RegistryDocument } from './registryDocument';

/** What a client shows of a document. */
export interface Shown {
  readonly uri: string;
  /** The result that it has; `undefined` if that is not known. */
  readonly resultId: string | undefined;
}

/** By `uriKey`. */
export type ShownDocuments = Map<string, Shown>;

/** What is kept of a log that is not open: neither its text nor its findings. */
interface Checked {
  /** A hash of the findings. */
  readonly resultId: string;
  readonly options: ChatLogOptions;
  /** A hash of everything about people that the findings depend on; `undefined` if it is not known. */
  readonly people: string | undefined;
  readonly images: WatchedImages;
}

/** The same of a speaker registry. */
interface CheckedRegistry {
  readonly resultId: string;
  readonly rules: unknown;
  /** Others whenever a log or a registry has changed. */
  readonly people: unknown;
}

export interface FolderFindingsOptions {
  readonly workspace: Workspace;
  readonly quiet: Quiet;
  readonly diagnosticOptions: DiagnosticOptions;
  readonly optionsOf: (uri: string) => ChatLogOptions;
  readonly rulesOf: (uri: string) => unknown;
  readonly openDocument: (uri: string) => OpenDocument | undefined;
  /** The identifier of the findings of an open document as they are now. */
  readonly resultIdOf: (document: OpenDocument) => string;
  readonly compute: (document: OpenDocument) => Diagnostic[];
  readonly log: (message: string) => void;
}

/**
 * The findings of all logs and registries of the workspace, open or not. They are computed in the background, in short turns,
 * never while the user types, and only where something may have changed.
 */
export class FolderFindings {
  /** Whether the workspace has findings. If not, everything that a client shows is outdated. */
  isOn = false;
  readonly #options: FolderFindingsOptions;
  readonly #slice = new TimeSlice();
  /** By record, which is another one if the file changes. */
  readonly #checked = new WeakMap<LogRecord, Checked>();
  readonly #checkedRegistries = new WeakMap<WorkspaceRegistry, CheckedRegistry>();

  constructor(options: FolderFindingsOptions) {
    this.#options = options;
  }

  /**
   * The reports of all documents whose findings differ from those shown, and empty ones for those that are shown and no longer
   * there. `shown` is updated with each.
   *
   * @param isOver whether the reports are no longer needed
   */
  async *reports(
    shown: ShownDocuments,
    isOver: () => boolean,
  ): AsyncGenerator<WorkspaceFullDocumentDiagnosticReport, void> {
    if (!this.isOn && shown.size === 0) return;
    await this.#ready();
    const { workspace } = this.#options;
    const [records, registries] = this.isOn ? [workspace.logs(), workspace.registries] : [[], []];
    const there = new Set([...records, ...registries].map(({ uri }) => uriKey(uri)));
    for (const [key, { uri }] of shown) {
      if (there.has(key)) continue;
      shown.delete(key);
      yield { kind: 'full', uri, version: null, items: [] };
    }
    for (const record of records) {
      if (!this.isOn || isOver()) return;
      const report = await this.#reportOf(record.uri, shown, () => this.#checkLog(record, shown));
      if (report !== undefined) yield report;
    }
    for (const registry of registries) {
      if (!this.isOn || isOver()) return;
      const report = await this.#reportOf(registry.uri, shown, () => this.#checkRegistry(registry, shown));
      if (report !== undefined) yield report;
    }
  }

  /** Waits until the user does not type and all logs are read: findings may depend on the people of all of them. */
  async #ready(): Promise<void> {
    await this.#options.quiet.wait();
    await this.#options.workspace.whenComplete();
  }

  /** @param check the findings of the file, if they differ from those shown */
  async #reportOf(
    uri: string,
    shown: ShownDocuments,
    check: () => Promise<Found | undefined>,
  ): Promise<WorkspaceFullDocumentDiagnosticReport | undefined> {
    await this.#slice.pauseWhenDue();
    await this.#ready();
    const { openDocument, resultIdOf, compute } = this.#options;
    const key = uriKey(uri);
    const open = openDocument(uri);
    if (open === undefined) {
      const found = await check();
      // A document that was opened meanwhile has findings of its own.
      if (found === undefined || openDocument(uri) !== undefined) return undefined;
      shown.set(key, { uri, resultId: found.resultId });
      return { kind: 'full', uri, version: null, ...found };
    }
    const resultId = resultIdOf(open);
    if (shown.get(key)?.resultId === resultId) return undefined;
    shown.set(key, { uri, resultId });
    return { kind: 'full', uri, version: open.version, resultId, items: compute(open) };
  }

  async #checkLog(record: LogRecord, shown: ShownDocuments): Promise<Found | undefined> {
    const { workspace, optionsOf, diagnosticOptions, log: write } = this.#options;
    const { uri } = record;
    const shownId = shown.get(uriKey(uri))?.resultId;
    const options = optionsOf(uri);
    if (this.#stillHolds(record, options)?.resultId === shownId && shownId !== undefined) return undefined;
    const images = new WatchedImages(options.images ?? NO_IMAGES);
    try {
      const pieces = await workspace.readPieces(uri);
      const log = await growLog(pieces, { ...options, images }, () => this.#pause());
      const items = diagnosticsOf(log, uri, diagnosticOptions);
      const resultId = textFingerprint(JSON.stringify(items));
      this.#checked.set(record, { resultId, options, people: peopleOf(record, options), images });
      return resultId === shownId ? undefined : { resultId, items };
    } catch (error) {
      // The file was changed or deleted; the index is notified of it.
      write(`${uri} has no findings: ${messageOf(error)}`);
      return undefined;
    }
  }

  async #pause(): Promise<void> {
    await this.#slice.pauseWhenDue();
    await this.#options.quiet.wait();
  }

  /** The result of the last check of a log, if its findings are still the same. */
  #stillHolds(record: LogRecord, options: ChatLogOptions): Checked | undefined {
    const checked = this.#checked.get(record);
    if (checked === undefined || !sameOfLog(checked.options, options) || !checked.images.areSame)
      return undefined;
    if (checked.options.people === options.people) return checked;
    const people = peopleOf(record, options);
    if (people === undefined || people !== checked.people) return undefined;
    const again = { ...checked, options };
    this.#checked.set(record, again);
    return again;
  }

  async #checkRegistry(registry: WorkspaceRegistry, shown: ShownDocuments): Promise<Found | undefined> {
    const { workspace, rulesOf, compute } = this.#options;
    const { uri, text } = registry;
    const shownId = shown.get(uriKey(uri))?.resultId;
    const now = { rules: rulesOf(uri), people: workspace.people };
    const checked = this.#checkedRegistries.get(registry);
    const holds = checked?.rules === now.rules && checked?.people === now.people;
    if (holds && checked?.resultId === shownId) return undefined;
    const items = compute(new RegistryDocument(uri, 'yaml', 0, text));
    const resultId = textFingerprint(JSON.stringify(items));
    this.#checkedRegistries.set(registry, { resultId, ...now });
    return resultId === shownId ? undefined : { resultId, items };
  }
}

interface Found {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/** Whether two options differ at most in what is known of people and images. */
function sameOfLog(a: ChatLogOptions, b: ChatLogOptions): boolean {
  const { levels, people, images, ...rest } = a;
  const others = Object.keys(rest) as (keyof typeof rest)[];
  return sameLevels(levels, b.levels) && others.every(name => a[name] === b[name]);
}

function peopleOf(record: LogRecord, { levels, people }: ChatLogOptions): string | undefined {
  const reports = peopleReports(firstHeaders(record), levels, people ?? NO_PEOPLE);
  return reports && textFingerprint(reports);
}

function firstHeaders({ headers }: LogRecord): FirstHeader[] {
  return headers.firstOfEach().map(({ name, line, start }) => ({
    speaker: name,
    speakerStart: start,
    speakerEnd: start + name.length,
    line,
  }));
}
