import type { Conversation, PasteContext } from './pastedMessage';

/** Words before a time in lists and logs that are not names. */
const LABEL =
  /^(?:(?:last|first|next|nightly|daily|weekly|build|job|task|backup|file|page|system) )?(?:updated?|created|modified|changed|published|posted|released?|generated|uploaded|downloaded|checked|synced|deployed|started|finished|completed|failed|succeeded|stopped|ended|expires|due|deadline|login|logout|logged in|edited|saved|submitted|received|sent|opened|closed|merged|committed|built|installed|upgraded|removed|imported|exported|scheduled|start|end|begin|date|time|timestamp|log|backup|build|job|task|run|sync|commit|version|reboot|shutdown|boot|sunrise|sunset|breakfast|lunch|dinner|break|standup|meeting|review|total|status|fixed|added|improved|deprecated|security|notes?|todo)(?:[- ](?:date|time|at|on|by|started|finished|completed|failed|ended|ok|done))?:?$/i;
const CHINESE_LABEL =
  /(?:更新|创建|发布|修改|生成|上传|下载|登录|登陆|签到|打卡|备份|同步|完成|开始|结束|启动|停止|失败|成功|任务|错误|警告|信息|日志|截止|编辑|提交|部署|构建|安装|时间|日期)[于在至为]?$/;

/**
 * Whether there is enough evidence that lines of a common form (a name, a time) are a conversation: more than one message, most
 * of them with text, and a speaker of the log or one who speaks twice; or a request by the user.
 */
export function isConvincing({ messages }: Conversation, { isSpeaker, isExplicit }: PasteContext): boolean {
  if (isExplicit) return true;
  if (messages.length < 2) return false;
  const names = namesOf(messages);
  if (names.some(isSpeaker)) return true;
  return names.length < messages.length && mostSaySomething(messages) && !names.some(isLabel);
}

/**
 * The same for a form that lists and logs share, so that one unknown name that recurs is no evidence: it takes two names, or
 * one in Chinese characters.
 */
export function isConvincingAmongLogs(conversation: Conversation, context: PasteContext): boolean {
  if (!isConvincing(conversation, context)) return false;
  const names = namesOf(conversation.messages);
  return (
    context.isExplicit ||
    names.length > 1 ||
    names.some(context.isSpeaker) ||
    /\p{Script=Han}/u.test(names[0]!)
  );
}

/** Whether the log knows one of the speakers, or the user has requested messages. */
export function isKnown({ messages }: Conversation, { isSpeaker, isExplicit }: PasteContext): boolean {
  return isExplicit || messages.some(({ speaker }) => isSpeaker(speaker));
}

/** Whether a name is rather a label of lines in lists and logs. */
export function isLabel(name: string): boolean {
  return LABEL.test(name) || CHINESE_LABEL.test(name);
}

/** The possible headers with the name of a person; all of them if none has one, so that a whole log can be recognized. */
export function withoutLabels<Header extends { readonly speaker: string }>(
  headers: readonly Header[],
): Header[] {
  const named = headers.filter(({ speaker }) => !isLabel(speaker));
  return named.length > 0 ? named : [...headers];
}

/** Whether a name is written like a person's or a number, and not like that of a program's part. */
export function isLikePerson(name: string): boolean {
  if (isLabel(name) || / - |\w\.\w/.test(name)) return false;
  return /^[^\p{Ll}[(<{]/u.test(name) || /^[^[(<{].*\s/.test(name);
}

/** Lines that documents and programs have above a sample of a conversation, and that don't end messages. */
const OF_DOCUMENTS =
  /^\s*(?:```|~~~|#{1,6} |<!--|<\/?[a-z][^>]{0,80}>|---$|\/\*|\/\/ |import |export |package |const |let |def |#!)|(?:[{;(`]|=>|""")\s*$/;
const MAX_STRAY_LINES = 30;

/**
 * Whether the text above the first message may be the end of a message whose header was not selected. Otherwise it is a
 * document that contains a conversation.
 */
export function mayBeCutOff({ messages, stray }: Conversation, { isExplicit }: PasteContext): boolean {
  if (isExplicit || stray.length === 0) return true;
  if (stray.length > MAX_STRAY_LINES || stray.some(line => OF_DOCUMENTS.test(line))) return false;
  return messages.length > 1 || stray.length <= 3;
}

function namesOf(messages: Conversation['messages']): string[] {
  return [...new Set(messages.map(({ speaker }) => speaker))];
}

function mostSaySomething(messages: Conversation['messages']): boolean {
  return messages.filter(({ body }) => body.length > 0).length * 2 >= messages.length;
}
