import { ClockDoubles } from '../log/clockDoubles';
import { type Images, NO_IMAGES } from '../log/images';
import { logDay } from '../log/logDay';
import type { LogView } from '../log/logView';
import { SpeakerSlots } from '../log/speakerSlots';
import { SpeakerTable } from '../log/speakerTable';
import { Timeline } from '../log/timeline';
import { mayHoldDirectives } from '../markdown/directives';
import { editTranscript } from '../model/edit';
import { parseTranscript } from '../model/parse';
import type { Transcript, TranscriptChange } from '../model/transcript';
import { NameIndex } from '../people/mention';
import { NO_PEOPLE, type People, withAliases } from '../people/people';
import { type RuleLevels, sameLevels } from '../rules/ruleLevels';
import { type Day, fileDayOf } from '../text/calendar';
import type { Edit } from '../text/span';
import { finished, type Steps } from '../text/steps';
import { Findings } from './findings';
import { nextRevision } from './revision';

/** The properties of a log other than its text. */
export interface ChatLogOptions {
  /** The last segment of its path, which may contain a date; `''` for a text that was never saved. */
  readonly fileName: string;
  readonly levels: RuleLevels;
  /** The people known outside this log. */
  readonly people?: People;
  /** The image files that the log may point to. */
  readonly images?: Images;
}

/** A log with everything derived from it. An edit updates at once what was requested; the cost depends on the size of the edit. */
export class ChatLog implements LogView {
  readonly transcript: Transcript;
  readonly timeline: Timeline;
  #findings: Findings | undefined;
  /** The steps that compute them, once these have begun. */
  #finding: Steps<Findings> | undefined;
  #clockDoubles: ClockDoubles | undefined;
  #mayHoldDirectives: boolean;
  #options: ChatLogOptions;
  #speakers: SpeakerTable | undefined;
  #revision = nextRevision();
  #ownNames: NameIndex | undefined;
  #names: NameIndex | undefined;
  #slots: SpeakerSlots | undefined;

  /** @param text the text or its transcript, which edits of the log will change */
  constructor(text: string | Transcript, options: ChatLogOptions) {
    this.#options = options;
    this.transcript = typeof text === 'string' ? parseTranscript(text) : text;
    this.timeline = new Timeline(this.transcript);
    // Of most texts a glance shows that no message has directives.
    this.#mayHoldDirectives = typeof text !== 'string' || mayHoldDirectives(text);
  }

  /**
   * Computed when they are first requested, and kept up to date from then on: what an editor first requests of a log that it opens does
   * not wait for them.
   */
  get findings(): Findings {
    if (this.#findings === undefined) finished(this.findInSteps());
    return this.#findings!;
  }

  /** Computes the findings, if they are not known, in steps. The log may change in between. */
  *findInSteps(): Steps<void> {
    while (this.#findings === undefined) {
      this.#finding ??= Findings.inSteps(this, this.#options.levels, this.#mayHoldDirectives);
      const { done, value } = this.#finding.next();
      if (!done) yield;
      else {
        this.#findings = value;
        this.#finding = undefined;
      }
    }
  }

  /** What was found so far no longer holds: the steps begin again. */
  #startAgain(): void {
    this.#finding = undefined;
  }

  /** Changes with each edit. */
  get revision(): number {
    return this.#revision;
  }

  /** The options to create another log of the same kind, with the current levels. */
  get options(): ChatLogOptions {
    return this.#options;
  }

  /** Sets the levels and runs every rule again. Returns whether they changed. */
  configure(levels: RuleLevels): boolean {
    if (sameLevels(levels, this.#options.levels)) return false;
    this.#options = { ...this.#options, levels };
    this.#startAgain();
    this.#findings?.configure(levels);
    return true;
  }

  get people(): People {
    return this.#options.people ?? NO_PEOPLE;
  }

  /** Sets the known people, and runs the rules that depend on them again. Returns whether anything changed. */
  setPeople(people: People): boolean {
    if (people === this.people) return false;
    this.#options = { ...this.#options, people };
    this.#names = undefined;
    this.#startAgain();
    this.#findings?.peopleChanged();
    return true;
  }

  get images(): Images {
    return this.#options.images ?? NO_IMAGES;
  }

  /** What is known of the image files has changed: runs the rules that depend on them again. Returns whether a finding changed. */
  imagesChanged(): boolean {
    this.#startAgain();
    return this.#findings?.imagesChanged() ?? false;
  }

  /** Applies an edit; positions outside the text are clipped. */
  edit(edit: Edit): TranscriptChange {
    // The steps read the transcript, which changes in place.
    if (this.#finding !== undefined) finished(this.findInSteps());
    this.#revision = nextRevision();
    const { speakers } = this;
    const change = editTranscript(this.transcript, edit);
    const namesChanged = speakers.apply(change);
    if (namesChanged) {
      this.#ownNames = undefined;
      this.#names = undefined;
    }
    this.timeline.apply(change);
    this.#mayHoldDirectives = true;
    const doubles = this.#clockDoubles?.apply(change);
    this.#findings?.apply(change, namesChanged, doubles);
    return change;
  }

  /** Computed when a rule first requests it, and kept up to date from then on. */
  get clockDoubles(): ClockDoubles {
    this.#clockDoubles ??= new ClockDoubles(this.transcript.messages);
    return this.#clockDoubles;
  }

  get speakers(): SpeakerTable {
    this.#speakers ??= new SpeakerTable(this.transcript.messages);
    return this.#speakers;
  }

  /** The slots of the palette that the speakers have, as long as the log is open. */
  get slots(): SpeakerSlots {
    this.#slots ??= new SpeakerSlots(this.speakers, this.people);
    return this.#slots;
  }

  get ownNames(): NameIndex {
    this.#ownNames ??= new NameIndex(this.speakers.names);
    return this.#ownNames;
  }

  get names(): NameIndex {
    this.#names ??= withAliases(this.ownNames, this.people);
    return this.#names;
  }

  get fileName(): string {
    return this.#options.fileName;
  }

  get fileDay(): Day | undefined {
    return fileDayOf(this.fileName);
  }

  get day(): Day | undefined {
    return logDay(this.transcript.head, this.fileName);
  }
}
