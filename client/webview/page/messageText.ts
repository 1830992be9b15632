/** What a message of the page holds, read from its HTML without making elements of it. */
export interface MessageText {
  /** As `searchedText` reads it from the elements. */
  readonly text: string;
  /** The number of the speaker among the people. */
  readonly person: string;
  readonly kinds: ReadonlySet<MessageKind>;
}

export const MESSAGE_KINDS = ['images', 'links', 'code', 'files'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** As `server/src/export/pictures.ts` writes it. No text and no value in the HTML holds these signs. */
const IMAGE =
  /<span class="image" data-alt="([^"]*)">(?:<img [^>]*>|<span class="image-card"[^>]*><span class="image-card-icon"><\/span><span class="image-card-text"><span class="image-card-name">[^<]*<\/span>[^<]*<\/span><\/span>)<\/span>/g;

const KINDS: Readonly<Record<MessageKind, RegExp>> = {
  images: /<span class="image"|data-kind="picture"/,
  links: /<a href/,
  code: /<code/,
  files: /class="card" data-kind="(?!picture)/,
};

const NO_KINDS: ReadonlySet<MessageKind> = new Set();

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Reads the messages in the HTML of a part. */
export function readMessages(html: string): MessageText[] {
  return html.split('<article ').slice(1).map(readMessage);
}

function readMessage(html: string): MessageText {
  const [, person = ''] = /data-who="(-?\d+)"/.exec(html) ?? [];
  const [, speaker] = /<span class="speaker">([^<]*)/.exec(html) ?? [];
  const bodyAt = html.indexOf('<div class="body">') + '<div class="body">'.length;
  const bodyHtml = html.slice(bodyAt, html.lastIndexOf('</div></div></div></article>'));
  const body = textOf(bodyHtml);
  return {
    text: speaker === undefined ? body : `${decode(speaker)}\n${body}`,
    person,
    kinds: kindsOf(bodyHtml),
  };
}

function kindsOf(html: string): ReadonlySet<MessageKind> {
  // A paragraph of text has none of them.
  if (html.startsWith('<p>') && html.indexOf('<', 1) === html.length - 4) return NO_KINDS;
  return new Set(MESSAGE_KINDS.filter(kind => KINDS[kind].test(html)));
}

function textOf(html: string): string {
  return decode(html.replace(IMAGE, '$1').replace(/<[^>]*>/g, ''));
}

function decode(html: string): string {
  return html.includes('&')
    ? html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
    : html;
}
