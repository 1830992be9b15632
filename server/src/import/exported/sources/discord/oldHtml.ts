import type { HtmlElement } from '../../input/html';

/** The classes of DiscordChatExporter before June 2018, and what they are called since. */
const CLASSES: Readonly<Record<string, string>> = {
  msg: 'chatlog__message-group',
  'msg-right': 'chatlog__messages',
  'msg-body': 'chatlog__messages',
  'msg-user': 'chatlog__author-name',
  'msg-date': 'chatlog__timestamp',
  'msg-content': 'chatlog__content',
  'msg-edited': 'chatlog__edited-timestamp',
  'msg-attachment': 'chatlog__attachment',
  'guild-name': 'info__guild-name',
  'channel-name': 'info__channel-name',
};

/** The classes of a group of messages, and the identifier of the head, before June 2018. */
export const OLD_GROUP = 'msg';
export const OLD_HEAD = 'info';

/** An element of before June 2018 as it would be written since. Pictures have no classes then, and emoji an `alt`. */
export function modernized(element: HtmlElement): HtmlElement {
  const { name, attributes, children } = element;
  const nodes = children.map(child => (typeof child === 'string' ? child : modernized(child)));
  if (name === 'img')
    return {
      name,
      attributes: { ...attributes, class: '', alt: attributes.alt ?? attributes.title ?? '' },
      children: nodes,
    };
  const known = CLASSES[attributes.class ?? ''];
  return {
    name,
    attributes: known === undefined ? attributes : { ...attributes, class: known },
    children: nodes,
  };
}
