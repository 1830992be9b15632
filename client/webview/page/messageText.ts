import { type Kinds, kindBit, kindsOfHtml } from '../../../server/src/find/messageKinds';
import type { MessageKind } from '../../../server/src/protocol';

/** What a message of the page holds, read from its HTML without making elements of it. */
export interface MessageText {
  /** As `searchedText` reads it from the elements. */
  readonly text: string;
  /** The number of the speaker among the people. */
  readonly person: string;
  readonly kinds: Kinds;
  /** The shown name, if there is one, and the mentions, that pinyin may find. */
  readonly names: readonly string[];
}

/** As `server/src/export/pictures.ts` writes it. No text and no value in the HTML holds these signs. */
const IMAGE =
  /<span class="image" data-alt="([^"]*)">(?:<img [^>]*>|<span class="image-card"[^>]*><span class="image-card-icon"><\/span><span class="image-card-text"><span class="image-card-name">[^<]*<\/span>[^<]*<\/span><\/span>)<\/span>/g;

const MENTION = /<span class="mention"[^>]*>([^<]*)<\/span>/g;

const HAN = /\p{Script=Han}/u;

/** As `articleHtml` marks a message that mentions the exporter. */
const OF_ME = /^[^>]* data-me[ =>]/;

const NO_NAMES: readonly string[] = [];

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Reads the messages in the HTML of a part. */
export function readMessages(html: string): MessageText[] {
  return html.split('<article ').slice(1).map(readMessage);
}

function readMessage(html: string): MessageText {
  const [, person = ''] = /data-who="(-?\d+)"/.exec(html) ?? [];
  const [, speaker] = /<span class="speaker"[^>]*>([^<]*)/.exec(html) ?? [];
  const name = speaker === undefined ? undefined : decode(speaker);
  const bodyAt = html.indexOf('<div class="body">') + '<div class="body">'.length;
  const bodyHtml = html.slice(bodyAt, html.lastIndexOf('</div></div></div></article>'));
  const body = textOf(bodyHtml);
  return {
    text: name === undefined ? body : `${name}\n${body}`,
    person,
    kinds: kindsOf(bodyHtml) | (OF_ME.test(html) ? kindBit('mentionOfMe') : 0),
    names: namesOf(name, bodyHtml),
  };
}

function kindsOf(html: string): Kinds {
  // A paragraph of text has none of them.
  return html.startsWith('<p>') && html.indexOf('<', 1) === html.length - 4 ? 0 : kindsOfHtml(html);
}

function namesOf(speaker: string | undefined, html: string): readonly string[] {
  const mentions = html.includes('class="mention"')
    ? Array.from(html.matchAll(MENTION), ([, text]) => decode(text!))
    : NO_NAMES;
  const names = speaker === undefined ? mentions : [speaker, ...mentions];
  return names.length === 0 ? NO_NAMES : names.filter(name => HAN.test(name));
}

/** All of some kinds. */
export function kindsBits(kinds: readonly MessageKind[]): Kinds {
  return kinds.reduce((bits, kind) => bits | kindBit(kind), 0);
}

function textOf(html: string): string {
  return decode(html.replace(IMAGE, '$1').replace(/<[^>]*>/g, ''));
}

function decode(html: string): string {
  return html.includes('&')
    ? html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
    : html;
}
