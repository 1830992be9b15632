import type { ExportSource } from '../exportSource';
import { chatLabJson } from './chatLabJson';
import { chatLabJsonl } from './chatLabJsonl';
import { chatlogCsv } from './chatlogCsv';
import { chatlogJson } from './chatlogJson';
import { chatlogText } from './chatlogText';
import { dingTalkCsv } from './dingTalkCsv';
import { dingTalkJson } from './dingTalkJson';
import { dingTalkText } from './dingTalkText';
import { feishuJson } from './feishuJson';
import { pyWxDumpCsv } from './pyWxDumpCsv';
import { qceJson } from './qceJson';
import { qceJsonl } from './qceJsonl';
import { qceManifest } from './qceManifest';
import { qceText } from './qceText';
import { qqMail } from './qqMail';
import { qqText } from './qqText';
import { wdaJson } from './wdaJson';
import { wdaText } from './wdaText';
import { weChatExporterText } from './weChatExporterText';
import { weChatMail } from './weChatMail';
import { weChatMsgCsv } from './weChatMsgCsv';
import { weFlowCsv } from './weFlowCsv';
import { weFlowJson } from './weFlowJson';
import { weFlowText } from './weFlowText';

/** All sources, those with the most distinctive marks first. */
export const EXPORT_SOURCES: readonly ExportSource[] = [
  weFlowJson,
  weFlowCsv,
  weFlowText,
  pyWxDumpCsv,
  weChatMsgCsv,
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
];
