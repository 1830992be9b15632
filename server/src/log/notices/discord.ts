/**
 * Discord's own texts in a channel, with the time after a dash as in a message. Calls and pins are recognized in its common
 * languages; in others, as sentences about a speaker of the copy (`import/copied/discord.ts`).
 */
const NOTICE = new RegExp(
  [
    '\\b(?:started|ended|missed) (?:a|the) call\\b|^(?:You )?missed a call\\b|\\ba call from\\b.{0,60}\\blasted\\b|\\bcall that lasted\\b',
    '\\bpinned a message\\b|\\bstarted a thread\\b|\\bchanged the (?:channel|group)\\b|\\b(?:added|removed) .{1,60} (?:to|from) the (?:group|thread)\\b',
    '\\bleft the (?:group|thread)\\b|\\bjust (?:boosted|joined|landed|slid|showed up|arrived|hopped)\\b|\\bhopped into the server\\b|\\bjoined the (?:server|party)\\b',
    "^(?:Welcome,? |Glad you’?'?re here, |Good to see you, |Yay you made it, |A wild |Everyone welcome ).{1,60}[.!]$|\\bappeared\\.$",
    '\\bhas made .{1,60} more active\\b|\\bhas added .{1,60} to this channel\\b',
    '\\bhat (?:einen|den) Anruf|\\bhat eine Nachricht\\b.{0,60}angepinnt|\\bist dem Server beigetreten|\\bverpasst\\b.{0,20}Anruf|Anruf.{0,20}verpasst',
    'a (?:démarré|lancé|commencé) un appel|a épinglé un message|appel manqué|avez manqué un appel|vient de rejoindre',
    'ha iniciado una llamada|(?:inició|empezó) una llamada|fijó un mensaje|ha fijado un mensaje|llamada perdida|perdiste una llamada',
    'iniciou uma (?:chamada|ligação)|fixou uma mensagem|chamada perdida|perdeu uma (?:chamada|ligação)|ha avviato una chiamata|ha fissato un messaggio',
    'начал(?:а)?(?:\\(а\\))? (?:звонок|вызов)|закрепил(?:а)?(?:\\(а\\))? сообщение|теперь с нами|heeft een (?:gesprek|oproep) gestart|heeft een bericht vastgezet',
    '(?:发起|开始|開始|發起)了?(?:一次|一个)?(?:通话|通話|呼叫)|(?:置顶|标注|釘選|固定)了?一条?(?:消息|訊息)|未接(?:来电|來電|通话)',
    'が通話を開始|通話を開始しました|メッセージをピン留め|通話を始め|님이 (?:통화|전화)를 시작|메시지를 고정',
  ].join('|'),
  'i',
);

export function isDiscordNotice(words: string): boolean {
  return words.length < 300 && NOTICE.test(words);
}
