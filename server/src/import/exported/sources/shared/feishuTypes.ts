import type { AttachmentKind } from '../../readItem';

/** The types of messages that are a file. */
export const FEISHU_MEDIA: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  file: 'file',
  folder: 'file',
  audio: 'voice',
  media: 'video',
  video: 'video',
  sticker: 'sticker',
};

/** What stands for a message that is no text. */
export const FEISHU_LABELS: Readonly<Record<string, string>> = {
  image: '图片',
  file: '文件',
  folder: '文件夹',
  audio: '语音',
  media: '视频',
  video: '视频',
  sticker: '表情',
  interactive: '卡片',
  hongbao: '红包',
  share_calendar_event: '日程',
  calendar: '日程',
  general_calendar: '日程',
  share_chat: '群名片',
  share_user: '个人名片',
  location: '位置',
  video_chat: '视频会议',
  todo: '任务',
  vote: '投票',
  merge_forward: '聊天记录',
};
