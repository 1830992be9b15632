import { saidLines } from '../log/saidLines';
import { type Message, toMessage } from '../model/message';
import { NameIndex } from '../people/mention';
import { NO_PEOPLE } from '../people/people';
import { htmlText } from '../render/htmlText';
import type { RenderContext } from '../render/renderContext';
import { renderMessage } from '../render/renderMessage';
import { isSpace } from '../text/lines';
import { isHighSurrogate, isLowSurrogate } from '../text/surrogates';
import { kindBit } from './messageKinds';
import { searchedBody } from './searchedBody';
import { isImageAlone } from './shownBody';

/** How much is said in a message. */
export interface SaidCounts {
  /**
   * The code points that readers see of the text: without Markdown, without white space, which Markdown adds and drops, and without
   * images. An emoticon counts as the emoji that it is shown as, a link as its text. Of a body that is so long that only its beginning
   * is shown, all code points count, as they are written.
   */
  readonly characters: number;
  /** In a message without a quote of another one, there is an image where *Find Messages* finds `has:image`. */
  readonly images: number;
  /** The same for `has:link`. */
  readonly links: number;
}

const NOTHING: SaidCounts = { characters: 0, images: 0, links: 0 };
const ONE_IMAGE: SaidCounts = { characters: 0, images: 1, links: 0 };

/** No names are known, so that the counts of a message depend on nothing but its text. Where a mention ends changes them hardly ever. */
const NO_NAMES: RenderContext = {
  names: new NameIndex([]),
  people: NO_PEOPLE,
  slots: { slotOf: () => undefined },
};

const COUNTED_IN_HTML = kindBit('image') | kindBit('link');

/** An image as `renderMessage` writes it, with its alternative text. */
const IMAGE = /<span class="image"[^>]*>[^<]*<\/span>/g;
const LINK = /<a href/g;

/** Counts by message. A message never changes, so its counts do not change either. */
const known = new WeakMap<Message, SaidCounts>();

/** How much is said in a message of an open log: after an edit, only the edited messages are counted. */
export function saidCounts(message: Message): SaidCounts {
  let counts = known.get(message);
  if (counts === undefined) {
    counts = countSaid(message);
    known.set(message, counts);
  }
  return counts;
}

/** Counts how much the speaker says in a message. What it quotes to answer it, and reactions to it, do not count (`saidLines`). */
export function countSaid(message: Message): SaidCounts {
  if (message.bodyEnd <= message.bodyStart) return NOTHING;
  const said = saidPart(message);
  if (isImageAlone(said)) return ONE_IMAGE;
  const { text, kinds } = searchedBody(said, NO_NAMES);
  // Most messages need not be rendered.
  if ((kinds & COUNTED_IN_HTML) === 0) return { characters: charactersIn(text), images: 0, links: 0 };
  const html = renderMessage(said, NO_NAMES);
  return {
    characters: charactersIn(htmlText(html.replace(IMAGE, '')).text),
    images: countOf(IMAGE, html),
    links: countOf(LINK, html),
  };
}

/** The message without what stands around the lines that were said. */
function saidPart(message: Message): Message {
  const { header, lines, bodyStart, bodyEnd, plainText } = message;
  if (plainText !== undefined) return message;
  const said = [...saidLines(message)];
  const [first = bodyStart] = said;
  const end = (said.at(-1) ?? bodyEnd - 1) + 1;
  if (first === bodyStart && end === bodyEnd) return message;
  return toMessage(header, [lines[0]!, ...lines.slice(first, end)]);
}

function charactersIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit)) continue;
    count++;
    if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(i + 1))) i++;
  }
  return count;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
