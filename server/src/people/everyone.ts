/**
 * Names that address everyone in a chat, in WeChat, QQ, Slack and Discord. Chinese text may follow without a
 * space.
 */
const EVERYONE = /^(?:所有人|全体成员|(?:all|everyone|here|channel)$)/i;

/** Whether the text after an `@` addresses everyone in the chat, not one person. */
export function isEveryone(name: string): boolean {
  return EVERYONE.test(name);
}
