/** Slack's text in the name of a person who joins or leaves: a whole message, in up to two lines. */
const NOTICE =
  /^(?:(?:has )?(?:joined|left) (?:#[^\s]{1,80}|the (?:channel|conversation))(?: by invitation from .{1,80})?|was (?:added to|removed from) (?:#[^\s]{1,80}|the (?:channel|conversation|group))(?: by .{1,80})?|set the channel (?:topic|description|purpose)(?: to)?:? .{1,400}|renamed the channel .{1,200}|archived the channel|un-?archived the channel|pinned a message to this channel|started a huddle|(?:A|a) huddle (?:started|happened).{0,80})\.?(?:\s*\.)?(?: .{1,200} also joined\.?)?$/;

export function isSlackNotice(text: string): boolean {
  return text.length < 600 && NOTICE.test(text);
}
