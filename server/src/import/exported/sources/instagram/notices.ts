/**
 * Notices and calls of Instagram and Messenger, which are written like messages, in the English of most exports. A sentence that a
 * person may also write (`mum called you`) is a notice only if its subject is a person of the chat.
 */

/** Sentences whose wording tells, whoever is their subject. */
const SURE =
  /^(?:.{0,80}(?:created the group|named the group .{1,200}|(?:added|removed) .{1,200} (?:to|from) the group|changed the (?:group photo|theme|chat theme|group name|emoji|quick reaction)\b.{0,200}|set (?:the|your|his|her|their|own|his own|her own) nickname (?:for .{1,100} )?to .{1,100}|set the (?:emoji|quick reaction) to .{1,40}|cleared the nickname .{0,100}|made .{1,100} an admin|(?:is|are) now connected on Messenger|can now message and call each other.{0,200})\.?|The (?:audio |video )?(?:call|chat) (?:has )?ended\.?|(?:Audio|Video) (?:call|chat) ended\.?)$/i;
/** The verbs of sentences that people write as well. */
const LOOSE =
  /^(.{1,80}?) (?:left the group|joined the (?:group|(?:audio |video )?(?:call|chat))|turned (?:on|off) .{1,200}|started (?:an? |the )?(?:audio |video )?(?:call|chat)|missed (?:your|an?) (?:audio |video )?(?:call|chat).{0,80}|called you|(?:pinned|unpinned) a message)\.?$/;
/** A name of an account on Instagram, which notices have in place of the person's name. */
const ACCOUNT =
  /^(?!(?:i|he|she|they|we|u|it|who|that|this|just|someone|somebody|everyone|mum|mom|dad)$)[a-z0-9._]{2,30}$/i;
const NICKNAME =
  /^.{1,100} set (?:the nickname for .{1,100}|your nickname|(?:his|her|their) own nickname) to (.{1,100}?)\.?$/;
/** No notice is longer. */
const MAX_LENGTH = 500;

/** The people of a chat, by all the names that notices may have for them. */
export class Subjects {
  readonly #names = new Set(['You']);

  /** Adds a person: notices have the whole name or its first word. */
  addName(name: string): void {
    this.#names.add(name);
    this.#names.add(name.split(' ')[0]!);
  }

  /** Adds the nickname that a text gives to a person, if it does. */
  addNickname(text: string): void {
    const nickname = text.length > MAX_LENGTH ? undefined : NICKNAME.exec(text)?.[1];
    if (nickname !== undefined) this.#names.add(nickname);
  }

  /** Whether a whole text is a notice. */
  isNotice(text: string): boolean {
    if (text.length > MAX_LENGTH) return false;
    if (SURE.test(text)) return true;
    const subject = LOOSE.exec(text)?.[1];
    return subject !== undefined && (this.#names.has(subject) || ACCOUNT.test(subject));
  }
}
