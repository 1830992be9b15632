import * as l10n from '@vscode/l10n';
import { print } from '../print';

/** The progress of an export, in one line of a terminal. Where there is no terminal, only the result is printed. */
export class Progress {
  readonly #language: string;
  readonly #isShown = process.stderr.isTTY === true;

  constructor(language: string) {
    this.#language = language;
  }

  show(written: number, total: number): void {
    const number = (value: number) => value.toLocaleString(this.#language);
    this.#line(l10n.t('{0} of {1} messages', number(written), number(total)));
  }

  /** Without numbers, all is printed at once. */
  print(printed?: number, parts?: number): void {
    this.#line(
      parts === undefined ? l10n.t('Printing…') : l10n.t('Printing… {0} of {1} parts', printed ?? 0, parts),
    );
  }

  /** @param path of the file that was written */
  end(path: string): void {
    this.#line('');
    print('stdout', `${path}\n`);
  }

  #line(text: string): void {
    if (this.#isShown) print('stderr', `\r\u001b[K${text}`);
  }
}
