import { basename, dirname } from 'node:path';
import { type FixedText, fixAll } from '../document/fixAll';
import { fixRegistry } from '../document/fixRegistry';
import type { Images } from '../log/images';
import type { RegistryRuleLevels, RuleLevels } from '../rules/ruleLevels';
import { removeLeftovers } from './files/temporaryFiles';
import type { LintedFile } from './lintedFiles';
import type { LogText } from './logLinter';
import type { TextFile } from './textFile';
import { writeTextFile } from './writeTextFile';

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
   * @returns what the file holds now, and the fixes, of which there are none if it is not changed
   * @throws {FileError}
   */
  fix({ path, kind }: LintedFile, read: TextFile): FixedText & LogText {
    this.#tidy(dirname(read.file.realPath));
    const result = kind === 'log' ? this.#fixLog(path, read.text) : this.#fixRegistry(read.text);
    if (result.text === read.text) return { ...result, fixed: [] };
    writeTextFile(path, read, result.text);
    return result;
  }

  #fixLog(path: string, text: string): FixedText & LogText {
    const options = { fileName: basename(path), levels: this.#levels, images: this.#imagesOf(path) };
    const { text: newText, fixed, transcript } = fixAll(text, options, { unsafe: this.#unsafe });
    return { text: newText, fixed, transcript };
  }

  #fixRegistry(text: string): FixedText {
    return fixRegistry(text, this.#registryLevels, this.#unsafe);
  }

  #tidy(folder: string): void {
    if (this.#tidied.has(folder)) return;
    this.#tidied.add(folder);
    removeLeftovers(folder);
  }
}
