import type { PeopleView } from '../log/logView';
import type { SpeakerTable } from '../log/speakerTable';
import type { Transcript } from '../model/transcript';
import type { SpeakerPaint } from '../protocol';
import type { ShownMessage } from '../render/shownMessage';
import type { PaletteSlots } from '../render/speakerPaint';
import type { Day } from '../text/calendar';

/** What becomes of pictures: in the exported file, or linked where they are. */
export type MediaUse = 'embed' | 'link';

/** A log that is exported, before it is read as a whole. */
export interface ExportSource {
  readonly uri: string;
  /** Reads it. Called twice if there are several logs, as not all of them are kept. */
  read(): Promise<ExportedLog>;
}

/** What is exported of a log. A `ChatLog` has all of it. */
export interface ExportedLog extends PeopleView {
  readonly transcript: Transcript;
  readonly speakers: SpeakerTable;
  readonly day: Day | undefined;
  readonly fileName: string;
  /** The slots that its people have where it is open. */
  readonly slots?: PaletteSlots;
}

/** What an exported transcript is made of. */
export interface ExportSummary {
  readonly title: string;
  /** In the order of the export. */
  readonly logs: readonly LogSummary[];
  /** Those who speak, the most frequent first. */
  readonly people: readonly PersonSummary[];
  readonly messages: number;
  /** The colors of registries, safe in a style. */
  readonly colors: readonly string[];
  /** Where pictures are loaded from, as a content security policy names it; nothing if they are in the file. */
  readonly pictureSources: readonly string[];
}

export interface LogSummary {
  readonly title: string;
  readonly day: Day | undefined;
  /** Names the log within the export; `''` if it is the only one. */
  readonly id: string;
  readonly messages: number;
}

export interface PersonSummary extends SpeakerPaint {
  /** As it is shown. */
  readonly name: string;
  readonly messages: number;
  /** What shows their picture: an address that is safe in a style. */
  readonly picture?: string;
}

/** A message for a writer. */
export interface ExportedMessage extends ShownMessage {
  /** Its address within the export: what follows the `#`. */
  readonly id: string;
  /** The speaker's place among the people of the summary. */
  readonly person: number;
  /** The address of the message that it answers. */
  readonly answers?: string | undefined;
  /** The mentions in it, each with its `@`. */
  readonly mentions: readonly string[];
  /** Whether one of them is of the exporter, or of everyone. */
  readonly mentionsMe: boolean;
}

/** The source that shows a picture, from its address in a log; `undefined` if it is only named. */
export type PictureOf = (address: string, logUri: string) => Promise<string | undefined>;

/** The sources of pictures that are shown, by their address in the log. Others are named. */
export type ShownPictures = ReadonlyMap<string, string>;

/** Writes one format, piece by piece, so that a transcript of any length fits into memory. Each call returns the next piece. */
export interface TranscriptWriter {
  preamble(summary: ExportSummary): Promise<string>;
  beginLog(log: LogSummary): string;
  message(message: ExportedMessage, pictures: ShownPictures): string;
  endLog(): string;
  postamble(): string;
}

/** The texts and settings that a writer needs besides the transcript. */
export interface WriterOptions {
  /** A BCP 47 tag: the language of what is not from the log. */
  readonly language: string;
  readonly version: string;
  /** Whether a browser prints what is written. */
  readonly isPaper?: boolean;
  readonly assets: PageAssets;
}

/** The script and the styles of the page, which are built apart. */
export interface PageAssets {
  readonly script: string;
  readonly styles: string;
}
