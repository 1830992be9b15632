import { SLACK_EMOJI } from './emojiNames';

let emojiByName: ReadonlyMap<string, string> | undefined;

/** The emoji of a name without colons, with a skin tone (`wave::skin-tone-3`); `undefined` for names that a workspace made itself. */
export function slackEmoji(name: string): string | undefined {
  const [, base, tone] = /^(.+?)(?:::skin-tone-([2-6]))?$/.exec(name) ?? [];
  if (base === undefined) return undefined;
  emojiByName ??= readNames();
  const emoji = emojiByName.get(base) ?? flagOf(base);
  return emoji === undefined || tone === undefined ? emoji : withTone(emoji, Number(tone));
}

/** @param tone Slack's number, 2 to 6 */
export function withTone(emoji: string, tone: number): string {
  const [first = '', ...rest] = Array.from(emoji);
  const modifier = String.fromCodePoint(0x1f3fb + Math.min(Math.max(tone, 2), 6) - 2);
  return first + modifier + (rest[0] === '\ufe0f' ? rest.slice(1) : rest).join('');
}

function readNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let names: string[] = [];
  for (const part of SLACK_EMOJI.trim().split(/\s+/)) {
    if (/^[\x20-\x7e]+$/.test(part)) names.push(part);
    else {
      for (const name of names) found.set(name, part);
      names = [];
    }
  }
  return found;
}

function flagOf(name: string): string | undefined {
  const code = /^flag-([a-z]{2})$/.exec(name)?.[1];
  return code && String.fromCodePoint(...Array.from(code, letter => 0x1f1e6 + letter.charCodeAt(0) - 97));
}
