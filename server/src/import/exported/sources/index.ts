import type { ExportSource } from '../exportSource';
import { discordCsv } from './discordCsv';
import { discordJson } from './discordJson';
import { discordText } from './discordText';
import { googleChatJson, googleChatLists } from './googleChatJson';
import { instagramJson } from './instagramJson';
import { matrixElementJson } from './matrixElementJson';
import { messengerSecureJson } from './messengerSecureJson';
import { qqMht } from './qqMht';
import { roll20Html } from './roll20Html';
import { slackJson, slackLists } from './slackJson';
import { teamsCsv, teamsJson } from './teamsJson';
import { teamsText } from './teamsText';
import { telegramHtml, telegramPages } from './telegramHtml';
import { telegramJson } from './telegramJson';
import { weChatExporterHtml, weChatExporterScript } from './weChatExporterHtml';
import { weChatLouYueXls } from './weChatLouYueXls';
import { weFlowJson } from './weFlowJson';

/** All sources, those with the most distinctive marks first. */
export const EXPORT_SOURCES: readonly ExportSource[] = [
  weFlowJson,
  telegramJson,
  telegramHtml,
  telegramPages,
  slackJson,
  slackLists,
  discordJson,
  discordCsv,
  discordText,
  instagramJson,
  messengerSecureJson,
  googleChatJson,
  googleChatLists,
  matrixElementJson,
  weChatLouYueXls,
  weChatExporterHtml,
  weChatExporterScript,
  qqMht,
  teamsJson,
  teamsCsv,
  teamsText,
  roll20Html,
];
