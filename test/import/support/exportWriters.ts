/** A message before any application wrote it. */
export interface SaidMessage {
  /** In seconds since 1970. */
  readonly time: number;
  readonly speaker: string;
  readonly text: string;
}

/** Writes a conversation as an application exports it. */
export interface ExportWriter {
  readonly fileName: string;
  /** The source that must recognize the file. */
  readonly source: string;
  write(messages: readonly SaidMessage[]): string;
}

/** All times are shown by this zone. */
export const ZONE = { name: 'Asia/Shanghai', seconds: 8 * 3600 };
export const GROUP = '退款小组';

const local = (time: number) => new Date((time + ZONE.seconds) * 1000).toISOString();
const dayOf = (time: number) => local(time).slice(0, 10);
const clockOf = (time: number) => local(time).slice(11, 19);
const idOf = (speaker: string) =>
  `wxid_${[...speaker].map(sign => sign.codePointAt(0)!.toString(36)).join('')}`;
const csv = (fields: readonly string[]) =>
  fields.map(field => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');

/** The forms of exports that a test writes: with and without seconds, of instants and of local times. */
export const EXPORT_WRITERS: readonly ExportWriter[] = [
  {
    fileName: 'result.json',
    source: 'telegram-json',
    write: messages =>
      JSON.stringify({
        name: GROUP,
        type: 'private_group',
        id: 7,
        messages: messages.map(({ time, speaker, text }, index) => ({
          id: index + 1,
          type: 'message',
          date: local(time).slice(0, 19),
          date_unixtime: String(time),
          from: speaker,
          from_id: `user${idOf(speaker)}`,
          text,
          text_entities: [{ type: 'plain', text }],
        })),
      }),
  },
  {
    fileName: `${GROUP}.txt`,
    source: 'whatsapp-text',
    write: messages =>
      `[2026/1/1 08:00:00] ${GROUP}: \u200e消息和通话已进行端到端加密。只有此聊天中的成员可以查看、收听或分享。\n${messages
        .map(({ time, speaker, text }) => {
          const [year, month, day] = dayOf(time).split('-').map(Number);
          return `[${year}/${month}/${day} ${clockOf(time)}] ${speaker}: ${text}\n`;
        })
        .join('')}`,
  },
  {
    fileName: 'weflow.json',
    source: 'wechat-weflow-json',
    write: messages =>
      JSON.stringify({
        weflow: { version: '1.0.3' },
        session: { wxid: '1@chatroom', displayName: GROUP },
        messages: messages.map(({ time, speaker, text }) => ({
          createTime: time,
          localType: 1,
          content: text,
          senderUsername: idOf(speaker),
          senderDisplayName: speaker,
        })),
      }),
  },
  {
    fileName: 'messages.csv',
    source: 'wechat-chatlog-csv',
    write: messages =>
      [
        'Time,SenderName,Sender,TalkerName,Talker,Content',
        ...messages.map(({ time, speaker, text }) =>
          csv([`${dayOf(time)} ${clockOf(time)}`, speaker, idOf(speaker), GROUP, '1@chatroom', text]),
        ),
        '',
      ].join('\n'),
  },
  {
    fileName: `${GROUP}.txt`,
    source: 'line-text',
    write: messages => {
      const lines = [`[LINE] 與${GROUP}的聊天記錄`, '儲存日期：2026/12/31 09:00'];
      let last = '';
      for (const { time, speaker, text } of messages) {
        const day = dayOf(time);
        if (day !== last) {
          const weekday = '日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()];
          const [year, month, date] = day.split('-').map(Number);
          lines.push('', `${year}/${month}/${date}週${weekday}`);
        }
        last = day;
        const [hours, minutes] = clockOf(time).split(':').map(Number) as [number, number];
        const half = `${hours < 12 ? '上午' : '下午'}${String(hours % 12 || 12).padStart(2, '0')}`;
        lines.push(`${half}:${String(minutes).padStart(2, '0')}\t${speaker}\t${text}`);
      }
      return `${lines.join('\n')}\n`;
    },
  },
  {
    fileName: 'chatlab.jsonl',
    source: 'chatlab-jsonl',
    write: messages => {
      const header = {
        _type: 'header',
        chatlab: { version: '0.0.2', exportedAt: 1_772_413_200, generator: 'sample' },
        meta: { name: GROUP, platform: 'wechat', type: 'group', groupId: '1@chatroom' },
      };
      const lines = messages.map(({ time, speaker, text }) => ({
        _type: 'message',
        sender: idOf(speaker),
        accountName: speaker,
        timestamp: time,
        type: 0,
        content: text,
      }));
      return [header, ...lines].map(line => `${JSON.stringify(line)}\n`).join('');
    },
  },
];
