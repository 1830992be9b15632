import type { ExportSource } from '../exportSource';
import { chatLabJson } from './chatLabJson';
import { chatLabJsonl } from './chatLabJsonl';
import { chatlogCsv } from './chatlogCsv';
import { chatlogJson } from './chatlogJson';
import { chatlogText } from './chatlogText';
import { dingTalkCsv } from './dingTalkCsv';
import { dingTalkJson } from './dingTalkJson';
import { dingTalkText } from './dingTalkText';
import { discordCsv } from './discordCsv';
import { discordHtml } from './discordHtml';
import { discordJson } from './discordJson';
import { discordText } from './discordText';
import { feishuJson } from './feishuJson';
import { googleChatJson, googleChatLists } from './googleChatJson';
import { instagramJson } from './instagramJson';
import { instagramOldJson } from './instagramOldJson';
import { ircHexChat } from './ircHexChat';
import { ircIrssi } from './ircIrssi';
import { ircLimeChat } from './ircLimeChat';
import { ircMeetBot } from './ircMeetBot';
import { ircRrsAgent } from './ircRrsAgent';
import { ircText } from './ircText';
import { ircWeeChat } from './ircWeeChat';
import { ircZnc } from './ircZnc';
import { kakaoTalkAndroidText } from './kakaoTalkAndroidText';
import { kakaoTalkIosText } from './kakaoTalkIosText';
import { kakaoTalkMacCsv } from './kakaoTalkMacCsv';
import { kakaoTalkWindowsText } from './kakaoTalkWindowsText';
import { lineDesktopText } from './lineDesktopText';
import { lineText } from './lineText';
import { matrixElementJson } from './matrixElementJson';
import { matrixElementText } from './matrixElementText';
import { messengerSecureJson } from './messengerSecureJson';
import { pyWxDumpCsv } from './pyWxDumpCsv';
import { pyWxDumpJson } from './pyWxDumpJson';
import { qceJson } from './qceJson';
import { qceJsonl } from './qceJsonl';
import { qceManifest } from './qceManifest';
import { qceText } from './qceText';
import { qqMail } from './qqMail';
import { qqMht } from './qqMht';
import { qqText } from './qqText';
import { roll20Html } from './roll20Html';
import { signalExportMarkdown } from './signalExportMarkdown';
import { signalSigtopShort } from './signalSigtopShort';
import { signalSigtopText } from './signalSigtopText';
import { skypeJson } from './skypeJson';
import { slackJson, slackLists } from './slackJson';
import { teamsCsv, teamsJson } from './teamsJson';
import { teamsText } from './teamsText';
import { telegramHtml, telegramPages } from './telegramHtml';
import { telegramJson } from './telegramJson';
import { transcriptPodcastJson } from './transcriptPodcastJson';
import { transcriptSrt } from './transcriptSrt';
import { transcriptVtt } from './transcriptVtt';
import { twitchChatterino } from './twitchChatterino';
import { twitchJustlog } from './twitchJustlog';
import { wdaJson } from './wdaJson';
import { wdaText } from './wdaText';
import { weChatExporterHtml, weChatExporterScript } from './weChatExporterHtml';
import { weChatExporterText } from './weChatExporterText';
import { weChatLouYueXls } from './weChatLouYueXls';
import { weChatMail } from './weChatMail';
import { weChatMsgCsv } from './weChatMsgCsv';
import { weChatMsgHtml } from './weChatMsgHtml';
import { weChatMsgText } from './weChatMsgText';
import { weFlowCsv } from './weFlowCsv';
import { weFlowJson } from './weFlowJson';
import { weFlowMarkdown } from './weFlowMarkdown';
import { weFlowText } from './weFlowText';
import { whatsAppText } from './whatsAppText';
import { zoomCloud } from './zoomCloud';
import { zoomLocal } from './zoomLocal';
import { zoomOld } from './zoomOld';

/** All sources, those with the most distinctive marks first. */
export const EXPORT_SOURCES: readonly ExportSource[] = [
  weFlowJson,
  telegramJson,
  telegramHtml,
  telegramPages,
  slackJson,
  slackLists,
  discordJson,
  discordHtml,
  discordCsv,
  discordText,
  instagramJson,
  instagramOldJson,
  messengerSecureJson,
  googleChatJson,
  googleChatLists,
  matrixElementJson,
  weChatLouYueXls,
  weChatExporterHtml,
  weChatExporterScript,
  qqMht,
  skypeJson,
  teamsJson,
  teamsCsv,
  teamsText,
  roll20Html,
  weFlowCsv,
  weFlowMarkdown,
  weFlowText,
  pyWxDumpJson,
  pyWxDumpCsv,
  weChatMsgHtml,
  weChatMsgCsv,
  weChatMsgText,
  chatlogJson,
  chatlogCsv,
  chatlogText,
  wdaJson,
  wdaText,
  weChatExporterText,
  weChatMail,
  qceManifest,
  qceJson,
  qceJsonl,
  qceText,
  qqMail,
  qqText,
  chatLabJson,
  chatLabJsonl,
  dingTalkJson,
  dingTalkCsv,
  dingTalkText,
  feishuJson,
  signalSigtopText,
  signalExportMarkdown,
  kakaoTalkMacCsv,
  kakaoTalkWindowsText,
  kakaoTalkAndroidText,
  kakaoTalkIosText,
  matrixElementText,
  whatsAppText,
  signalSigtopShort,
  lineText,
  lineDesktopText,
  ircWeeChat,
  ircIrssi,
  ircHexChat,
  ircRrsAgent,
  ircMeetBot,
  ircZnc,
  ircText,
  ircLimeChat,
  twitchChatterino,
  twitchJustlog,
  zoomCloud,
  zoomLocal,
  zoomOld,
  transcriptVtt,
  transcriptSrt,
  transcriptPodcastJson,
];
