import { basename, dirname } from 'node:path';
import { fixAll } from '../document/fixAll';
import { fixRegistry } from '../document/fixRegistry';
import type { FixCount } from '../document/fixSummary';
import type { Images } from '../log/images';
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
  readonly #imagesOf: (path: string) => Images;
  readonly #unsafe: boolean;
  /** Real paths of the folders that hold no leftovers of killed runs. */
  readonly #tidied = new Set<string>();

  /**
   * @param imagesOf the image files that the log with a path may point to
   * @param unsafe whether unsafe fixes are included
   */
  constructor(
    levels: RuleLevels,
    registryLevels: RegistryRuleLevels,
    imagesOf: (path: string) => Images,
    unsafe: boolean,
  ) {
    this.#levels = levels;
    this.#registryLevels = registryLevels;
    this.#imagesOf = imagesOf;
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
        ? fixAll(
            read.text,
            { fileName: basename(path), levels: this.#levels, images: this.#imagesOf(path) },
            { unsafe: this.#unsafe },
          )
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
