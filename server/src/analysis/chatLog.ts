import { editTranscript } from '../model/edit';
import { parseTranscript } from '../model/parse';
import type { Edit } from '../model/span';
import type { Transcript, TranscriptChange } from '../model/transcript';
import { Findings } from './findings';
import type { RuleLevels } from './ruleLevels';
import { SpeakerTable } from './speakerTable';
import { Timeline } from './timeline';

/** What is known of a log beside its text. */
export interface ChatLogOptions {
  /** The last segment of its path, for the date in it; `''` for a text that was never saved. */
  readonly fileName: string;
  readonly levels: RuleLevels;
}

/** A log with all that is known about it. An edit brings everything up to date at once, at the cost of what it touched. */
export class ChatLog {
  readonly transcript: Transcript;
  readonly speakers: SpeakerTable;
  readonly timeline: Timeline;
  readonly findings: Findings;
  readonly fileName: string;

  constructor(
    text: string,
    readonly options: ChatLogOptions,
  ) {
    this.fileName = options.fileName;
    this.transcript = parseTranscript(text);
    this.speakers = new SpeakerTable(this.transcript.messages);
    this.timeline = new Timeline(this.transcript);
    this.findings = new Findings(this, options.levels);
  }

  /** Applies an edit; positions outside the text are clipped. */
  edit(edit: Edit): TranscriptChange {
    const change = editTranscript(this.transcript, edit);
    const namesChanged = this.speakers.apply(change);
    this.timeline.apply(change);
    this.findings.apply(change, namesChanged);
    return change;
  }

  /** The day in the file's name, `YYYY-MM-DD`; `undefined` when it names none. */
  get fileDay(): string | undefined {
    return /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(this.fileName)?.[1];
  }
}
