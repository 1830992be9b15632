import { basename, dirname } from 'node:path';
import { fixAll } from '../document/fixAll';
import { fixRegistry } from '../document/fixRegistry';
import type { FixCount } from '../document/fixSummary';
import type { RegistryRuleLevels, RuleLevels } from '../rules/ruleLevels';
import { removeLeftovers } from './files/temporaryFiles';
import type { LintedFile } from './lintedFiles';
import type { TextFile } from './textFile';
import { writeTextFile } from './writeTextFile';

/** The text of a file after fixing. */
export interface FixedText {
  readonly text: string;
  /** Empty if the file is not changed. */
  readonly fixed: readonly FixCount[];
}

/** Fixes files: `--fix`. */
export class FileFixer {
  readonly #levels: RuleLevels;
  readonly #registryLevels: RegistryRuleLevels;
  readonly #unsafe: boolean;
  /** Real paths of the folders that hold no leftovers of killed runs. */
  readonly #tidied = new Set<string>();

  /** @param unsafe whether unsafe fixes are included */
  constructor(levels: RuleLevels, registryLevels: RegistryRuleLevels, unsafe: boolean) {
    this.#levels = levels;
    this.#registryLevels = registryLevels;
    this.#unsafe = unsafe;
  }

  /**
   * Fixes a text, and writes its file if that changed it.
   *
   * @param read the file, read to be written
   * @throws {FileError}
   */
  fix({ path, kind }: LintedFile, read: TextFile): FixedText {
    this.#tidy(dirname(read.file.realPath));
    const { text, fixed } =
      kind === 'log'
        ? fixAll(read.text, { fileName: basename(path), levels: this.#levels }, { unsafe: this.#unsafe })
        : fixRegistry(read.text, this.#registryLevels, this.#unsafe);
    if (text === read.text) return { text, fixed: [] };
    writeTextFile(path, read, text);
    return { text, fixed };
  }

  #tidy(folder: string): void {
    if (this.#tidied.has(folder)) return;
    this.#tidied.add(folder);
    removeLeftovers(folder);
  }
}
