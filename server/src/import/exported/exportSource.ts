import type { Day } from '../../text/calendar';
import type { LocalTime, ReadItem } from './readItem';
import type { Sample } from './sample';
import type { SourceText } from './sourceText';

/** One form of export of one application or exporter. */
export interface ExportSource {
  /** The name of its file in this folder's `sources/`, in kebab case. Also what `--format` names. */
  readonly id: string;
  /** The application and the form, for people: `Telegram (JSON)`. A name, so it is not translated. */
  readonly name: string;
  /** The prefix of its accounts in the registry: `wechat`, `telegram`. Absent if the export has no accounts. */
  readonly accounts?: string;
  /**
   * The share of its marks that the beginning of a file has, 0 to 1. With 1 the file is of this form; from 0.5 on the form is
   * named when a file is refused. Reads the content only, never the name.
   */
  recognize(sample: Sample): number;
  /**
   * Whether the file is data about other files of the export (a list of members or channels), not a conversation: it is
   * recognized, so that it is not reported as an unknown form, and `read` gives no items.
   */
  readonly isCompanion?: true;
  /** The files of other sources with the same content, which the exporter can write in one go with this one. They are not read then. */
  readonly covers?: Covered;
  /** Reads a file, item by item. It never holds more than an item, except where the form requires it. */
  read(text: SourceText, context: ReadContext): Iterable<ReadItem>;
}

/** Files by their sources, and by their paths from the folder of the file that has the same content. */
export interface Covered {
  readonly sources: readonly string[];
  readonly path: RegExp;
}

/** What a reader may know apart from the file. */
export interface ReadContext {
  /** The time at which a transcript starts, whose times are counted from its start. */
  readonly start?: LocalTime | undefined;
  /** The day of the import: no message is later, and dates without a year are of its year. It never stands for a day that is missing. */
  readonly today?: Day | undefined;
  /** A text beside the file, by its path from the file's folder; `undefined` if there is none. */
  readonly beside: (path: string) => SourceText | undefined;
  /** What readers keep from file to file of one export: a list beside many days is read once. */
  readonly memory?: Map<string, unknown> | undefined;
}

/** The share of conditions that hold. */
export function share(...conditions: readonly boolean[]): number {
  return conditions.filter(Boolean).length / conditions.length;
}
