import type { ExportSource } from '../exportSource';
import { ircHexChat } from './ircHexChat';
import { ircIrssi } from './ircIrssi';
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
import { matrixElementText } from './matrixElementText';
import { signalExportMarkdown } from './signalExportMarkdown';
import { signalSigtopShort } from './signalSigtopShort';
import { signalSigtopText } from './signalSigtopText';
import { transcriptPodcastJson } from './transcriptPodcastJson';
import { transcriptSrt } from './transcriptSrt';
import { transcriptVtt } from './transcriptVtt';
import { weFlowJson } from './weFlowJson';
import { whatsAppText } from './whatsAppText';
import { zoomCloud } from './zoomCloud';
import { zoomLocal } from './zoomLocal';
import { zoomOld } from './zoomOld';

/** All sources, those with the most distinctive marks first. */
export const EXPORT_SOURCES: readonly ExportSource[] = [
  weFlowJson,
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
  zoomCloud,
  zoomLocal,
  zoomOld,
  transcriptVtt,
  transcriptSrt,
  transcriptPodcastJson,
];
