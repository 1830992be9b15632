import { isNoticeBeginning, isSentence } from '../../../../log/notices/whatsApp';
import { isLabel, isLikePerson, mayBeCutOff } from '../../../copied/evidence';
import { type Spoken, SpokenRests } from '../../../copied/spokenRests';
import { readStamp, type StampedLine } from '../../../copied/stampedLines';
import { plainLine, withoutMarks } from '../../../written/marks';
import { isLogLevel, readName } from '../../../written/name';
import type { Sample } from '../../sample';
import { ircForm } from './ircLog';
import { isKakaoHead } from './kakaoTalk';
import { isSignalMarkdown } from './signalMarkdown';

/** A list of dates with at least so many lines, and hardly any others, may have a line above it. */
const ENOUGH = 10;
/** Of many people, some have odd names: at least this share has names as people have. */
const LIKE_PEOPLE = 0.9;

/**
 * The beginning of a text in which date and time, a name and a colon begin each message. WhatsApp and Element write so; program
 * logs, lists of dates and other exporters nearly so.
 */
export class StampedSample {
  readonly stamps: readonly StampedLine[];
  readonly #spoken: readonly Spoken[];
  readonly #lines: readonly string[];
  readonly #stray: readonly string[];
  readonly #isOther: boolean;
  readonly #hasLongDash: boolean;

  constructor(sample: Sample) {
    const stamps = sample.lines.map(line => readStamp(line, plainLine(line)));
    const first = stamps.findIndex(stamp => stamp !== undefined);
    this.stamps = stamps.flatMap(stamp => stamp ?? []);
    this.#hasLongDash = stamps.some((stamp, i) => {
      const line = sample.lines[i]!;
      return stamp?.frame === 'dash' && /[–—]\s?$/.test(line.slice(0, line.length - stamp.rest.length));
    });
    this.#lines = sample.lines.filter(line => line.trim() !== '');
    this.#stray = sample.lines.slice(0, Math.max(first, 0)).filter(line => line.trim() !== '');
    const rests = new SpokenRests(
      this.stamps.map(({ rest }) => rest),
      () => false,
    );
    this.#spoken = this.stamps.flatMap(({ rest }) => rests.split(rest) ?? []);
    this.#isOther =
      this.stamps.length > 0 &&
      (isKakaoHead(sample.lines) || isSignalMarkdown(sample.lines) || ircForm(sample) !== undefined);
  }

  /** Whether it is Element's, with ASCII hyphens and seconds throughout: WhatsApp on a phone without brackets writes no seconds. */
  get isOfElement(): boolean {
    return (
      this.stamps.length > 0 &&
      !this.#hasLongDash &&
      this.stamps.every(({ frame, time }) => frame === 'dash' && time.hasSeconds)
    );
  }

  /** Whether it is not in the form of another program, and not a document that shows a conversation. */
  get isAlone(): boolean {
    if (this.#isOther || this.stamps.length === 0) return false;
    if (this.#stray.length === 0) return true;
    const share = this.stamps.length / this.#lines.length;
    if (this.#stray.length === 1 && this.stamps.length >= ENOUGH && share > 0.8) return true;
    const messages = this.#spoken.map(({ speaker }) => ({
      speaker,
      date: undefined,
      time: undefined,
      body: [],
    }));
    return (
      messages.length > 2 &&
      mayBeCutOff({ messages, leftOut: 0, stray: this.#stray }, { isSpeaker: () => false })
    );
  }

  /** Whether it is more than one line of the form, or one whose text no other program writes. */
  get isRepeated(): boolean {
    return this.stamps.length > 1 || this.#hasSentence;
  }

  /** Whether people speak in it. */
  get isSpoken(): boolean {
    if (this.#hasSentence) return true;
    const said = this.#spoken.filter(({ speaker }) => !isNoticeBeginning(speaker));
    const names = [...new Set(said.map(({ speaker }) => speaker))];
    if (names.length === 0 || said.filter(({ text }) => text !== '').length * 2 < said.length) return false;
    // `苏小棠(wxid_01)`: exporters of WeChat write the account.
    const odd = names.filter(name => !isName(name) || /\([\w@-]{3,}\)$/.test(name));
    if (odd.length * 5 > names.length || names.some(isLogLevel)) return false;
    if (names.filter(isLabel).length * 2 >= names.length) return false;
    // Timetables and lists of measurements have this form as well.
    const isLikeList = this.stamps.some(({ frame, time }) => frame === 'colon' && !time.hasSeconds);
    if (isLikeList) {
      const likePeople = names.filter(isLikePerson).length;
      return names.length > 1 && names.length < said.length && likePeople * 2 >= names.length;
    }
    if (this.#isLocal) return true;
    const isOfLog = this.stamps.every(({ frame, time, isLikeLog, hasComma }) =>
      frame === 'dash' ? time.hasSeconds && isLikeLog : !hasComma,
    );
    if (!isOfLog && !this.stamps.every(({ hasComma }) => hasComma)) return true;
    return said.length > 1 && names.filter(isLikePerson).length >= names.length * LIKE_PEOPLE;
  }

  /** Whether dates are written as on phones, and not as in log files. */
  get #isLocal(): boolean {
    if (this.stamps.some(({ rest }) => /^\s*~/.test(rest))) return true;
    return this.stamps.every(
      ({ isLocal, hasComma, date }) =>
        isLocal || (hasComma && (date.kind === 'ambiguous' || (date.kind === 'date' && date.day > 12))),
    );
  }

  get #hasSentence(): boolean {
    return this.stamps.some(({ rest }) => {
      const text = withoutMarks(rest).trim();
      return isSentence(text) || isSentence(text.replace(/^[^:]{1,160}: /, ''));
    });
  }
}

function isName(name: string): boolean {
  return readName(name, Number.POSITIVE_INFINITY) !== undefined;
}
