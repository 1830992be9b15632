import { escapeMarkdown } from '../../../../markdown/escapeMarkdown';
import { type HtmlElement, type HtmlNode, htmlFragment } from '../../input/html';
import { findElement, textOf } from '../../input/htmlElement';
import type { Attachment, ExportedMessage, Reply } from '../../readItem';
import { attachmentKind } from '../shared/attachmentKind';
import { cleanName, cleanText } from '../shared/cleanText';
import { htmlMarkdown } from '../shared/htmlMarkdown';

/** What a message contains. */
export interface SkypeContent extends Pick<ExportedMessage, 'body' | 'attachments' | 'replyTo'> {
  readonly isEdited: boolean;
}

/** What stands for messages that hold neither a text nor a file, in the words of Skype. */
const LABELS: Readonly<Record<string, string>> = {
  'RichText/Location': 'Location',
  'RichText/Contacts': 'Contact',
  'RichText/ScheduledCallInvite': 'Scheduled call',
  'RichText/Media_Card': 'Card',
  'RichText/Media_FlikMsg': 'Moji',
  'RichText/Media_CallRecording': 'Call recording',
  Poll: 'Poll',
};

/** The content of a message: HTML with elements of Skype's own, in which white space is as it is shown. */
export function skypeContent(type: string, content: string): SkypeContent {
  if (!/[<&]/.test(content))
    return { body: bodyOf([content], type), attachments: undefined, replyTo: undefined, isEdited: false };
  // What is nested too deeply is no text of Skype.
  const whole: HtmlElement = { name: 'div', attributes: {}, children: htmlFragment(content) ?? [content] };
  const find = (name: string) => findElement(whole, each => each.name === name);
  const isEdited = find('e_m') !== undefined;
  const file = find('uriobject');
  if (file !== undefined && LABELS[type] === undefined) {
    return { body: '', attachments: [fileOf(file)], replyTo: undefined, isEdited };
  }
  const quote = find('quote');
  return {
    body: bodyOf(quote === undefined ? whole.children : without(whole.children, quote), type),
    attachments: undefined,
    replyTo: quote && replyOf(quote),
    isEdited,
  };
}

function bodyOf(nodes: readonly HtmlNode[], type: string): string {
  const label = LABELS[type];
  if (label !== undefined) return labelled(label, nodes);
  // White space is shown as it is.
  const text: HtmlElement = { name: 'pre', attributes: {}, children: nodes };
  return htmlMarkdown([text], { isPreText: true, replace: replacement }).trim();
}

/** `[Location] Main Street 1`. */
function labelled(label: string, nodes: readonly HtmlNode[]): string {
  const whole: HtmlElement = { name: 'div', attributes: {}, children: nodes };
  const [named] = ['f', 'address', 'title', 'alt'].flatMap(key => {
    const element = findElement(whole, ({ attributes }) => (attributes[key] ?? '') !== '');
    return cleanName(element?.attributes[key]) ?? [];
  });
  const shown = named ?? cleanName(textOf(whole)) ?? '';
  return escapeMarkdown(cleanText(`[${label}] ${shown}`).trim());
}

/** Emoticons are elements around their signs, mentions around the name. */
function replacement(element: HtmlElement): string | undefined {
  switch (element.name) {
    case 'at':
      return `@${textOf(element).trim().replace(/^@/, '')}`;
    case 'ss':
      return textOf(element);
    case 'e_m':
    case 'legacyquote':
      return '';
    default:
      return undefined;
  }
}

/** The nodes without an element. Further quotes are quotes of the text. */
function without(nodes: readonly HtmlNode[], left: HtmlElement): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (typeof node === 'string') return [node];
    if (node === left) return [];
    const name = node.name === 'quote' ? 'blockquote' : node.name;
    return [{ ...node, name, children: without(node.children, left) }];
  });
}

function replyOf(quote: HtmlElement): Reply {
  const { messageid, authorname, author } = quote.attributes;
  const said = quote.children.filter(node => typeof node === 'string' || node.name !== 'legacyquote');
  const text = said.map(textOf).join('').trim();
  return {
    id: messageid || undefined,
    name: cleanName(authorname) ?? cleanName(author),
    text: text === '' ? undefined : text,
  };
}

/** The files are in the folder `media` of the export, under the identifier that ends their address. */
function fileOf(file: HtmlElement): Attachment {
  const { type = '', uri = '', doc_id } = file.attributes;
  const original = findElement(file, each => each.name === 'originalname')?.attributes.v;
  const shown =
    cleanName(original) ?? cleanName(findElement(file, each => each.name === 'title')?.attributes.v);
  const kind = /^Picture/.test(type)
    ? 'image'
    : /^Video/.test(type)
      ? 'video'
      : /^Audio/.test(type)
        ? 'voice'
        : attachmentKind(undefined, shown);
  const id = doc_id || /\/objects\/([\w-]{1,200})/.exec(uri)?.[1];
  const extension = /\.(\w{1,8})$/.exec(shown ?? '')?.[1]?.toLowerCase();
  return {
    kind,
    path: id === undefined || extension === undefined ? undefined : `media/${id}.1.${extension}`,
    name: shown,
  };
}
