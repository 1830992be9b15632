/** Whom chats address all at once: WeChat, QQ, Slack and Discord. Chinese text may follow without a space. */
const EVERYBODY = /^(?:所有人|全体成员|(?:all|everyone|here|channel)$)/i;

/** Whether what follows an `@` addresses all who are in the chat, rather than one of them. */
export function isEverybody(name: string): boolean {
  return EVERYBODY.test(name);
}
