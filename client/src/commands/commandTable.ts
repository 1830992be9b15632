/**
 * The commands, with their titles and icons. `npm run generate` writes them into package.json and package.nls*.json, where
 * keys, menus and conditions are written by hand. The table is data without an import of `vscode`, so that the generator can
 * read it.
 */
interface Command {
  readonly english: string;
  readonly chinese: string;
  /** For a row, a title bar or a menu that shows the command as an icon. */
  readonly icon?: `$(${string})`;
}

type Commands = Readonly<Record<`chatlog.${string}`, Command>>;

/** Their handlers are in commands/index.ts. */
const generalCommands = {
  'chatlog.newChatLog': { english: 'New Chat Log…', chinese: '新建聊天记录…', icon: '$(new-file)' },
  'chatlog.openSampleLogs': { english: 'Open Sample Logs…', chinese: '打开示例记录…' },
  'chatlog.insertMessage': { english: 'Insert Message', chinese: '插入消息' },
  'chatlog.fixAll': { english: 'Fix All', chinese: '全部修复' },
  'chatlog.fixAllUnsafe': { english: 'Fix All, Unsafe Ones Too…', chinese: '全部修复，包括不安全的修复…' },
  'chatlog.fixAllInFolder': { english: 'Fix All in Folder…', chinese: '在文件夹中全部修复…' },
  'chatlog.turnRuleOff': { english: 'Turn Rule Off', chinese: '关闭规则' },
  'chatlog.nextMessage': { english: 'Go to Next Message', chinese: '转到下一条消息' },
  'chatlog.previousMessage': { english: 'Go to Previous Message', chinese: '转到上一条消息' },
  'chatlog.nextMessageOfSpeaker': {
    english: 'Go to Next Message of the Same Speaker',
    chinese: '转到同一发言者的下一条消息',
  },
  'chatlog.previousMessageOfSpeaker': {
    english: 'Go to Previous Message of the Same Speaker',
    chinese: '转到同一发言者的上一条消息',
  },
  'chatlog.goToTime': { english: 'Go to Time…', chinese: '转到时间…' },
  'chatlog.copyLink': { english: 'Copy Link to Message', chinese: '复制指向此消息的链接' },
  'chatlog.mergeWithPrevious': { english: 'Merge with Previous Message', chinese: '与上一条消息合并' },
  'chatlog.splitMessage': { english: 'Split Message Here', chinese: '在此处拆分消息' },
  'chatlog.moveMessageUp': { english: 'Move Message Up', chinese: '上移消息' },
  'chatlog.moveMessageDown': { english: 'Move Message Down', chinese: '下移消息' },
  'chatlog.deleteMessage': { english: 'Delete Message', chinese: '删除消息' },
  'chatlog.shiftTimes': { english: 'Shift Times…', chinese: '平移时间…' },
  'chatlog.moveToDay': { english: 'Move Messages to Another Day…', chinese: '将消息移到另一天…' },
  'chatlog.sortMessages': { english: 'Sort Messages by Time', chinese: '按时间排序消息' },
  'chatlog.removeDuplicates': { english: 'Remove Duplicate Messages', chinese: '删除重复的消息' },
  'chatlog.mergeDuplicatedRuns': { english: 'Merge Duplicated Runs', chinese: '合并重复的片段' },
  'chatlog.treatAsChatLog': { english: 'Treat as Chat Log', chinese: '作为聊天记录打开' },
  'chatlog.treatAsMarkdown': { english: 'Treat as Markdown', chinese: '作为 Markdown 打开' },
  'chatlog.clearCache': { english: 'Clear Cache', chinese: '清空缓存' },
  'chatlog.restartServer': { english: 'Restart Server', chinese: '重启语言服务器' },
  'chatlog.showLog': { english: 'Show Log', chinese: '显示日志' },
} as const satisfies Commands;

/** The buttons of the walkthrough. Their handlers are in commands/index.ts. */
const practiceCommands = {
  'chatlog.practice.open': { english: 'Open a Log with Mistakes', chinese: '打开有错误的记录' },
  'chatlog.practice.fixAll': { english: 'Fix All in the Log with Mistakes', chinese: '修好有错误的记录' },
  'chatlog.practice.preview': { english: 'Preview the Log with Mistakes', chinese: '预览有错误的记录' },
} as const satisfies Commands;

/** Their handlers are in import/index.ts. */
const importCommands = {
  'chatlog.importChat': { english: 'Import Chat…', chinese: '导入聊天…', icon: '$(cloud-download)' },
  'chatlog.importAgain': { english: 'Import Again…', chinese: '再次导入…' },
  'chatlog.importChatHere': { english: 'Import Chat Here…', chinese: '将聊天导入到此处…' },
  'chatlog.import.apply': { english: 'Import These Logs', chinese: '导入这些记录', icon: '$(check)' },
  'chatlog.import.discard': { english: 'Discard This Import', chinese: '放弃此次导入', icon: '$(close)' },
} as const satisfies Commands;

/** Their handlers are in find/index.ts. */
const findCommands = {
  'chatlog.findMessages': { english: 'Find Messages…', chinese: '查找消息…', icon: '$(search)' },
  'chatlog.messages.refresh': { english: 'Find Again', chinese: '重新查找', icon: '$(refresh)' },
  'chatlog.messages.cancel': { english: 'Stop Finding', chinese: '停止查找', icon: '$(stop-circle)' },
  'chatlog.messages.clear': { english: 'Clear Results', chinese: '清除结果', icon: '$(clear-all)' },
  'chatlog.messages.more': { english: 'Show More Results', chinese: '显示更多结果' },
  'chatlog.messages.copy': { english: 'Copy Message', chinese: '复制消息' },
  'chatlog.messages.copyAll': { english: 'Copy All Results', chinese: '复制全部结果' },
  'chatlog.messages.openSide': { english: 'Open to the Side', chinese: '在侧边打开' },
} as const satisfies Commands;

/** Its handler is in export/index.ts. */
const exportCommands = {
  'chatlog.export': { english: 'Export…', chinese: '导出…', icon: '$(export)' },
} as const satisfies Commands;

/** Their handlers are in merge/index.ts. */
const mergeCommands = {
  'chatlog.mergeLogs': { english: 'Merge Logs…', chinese: '合并记录…' },
  'chatlog.merge.apply': { english: 'Merge These Logs', chinese: '合并这些记录', icon: '$(check)' },
  'chatlog.merge.discard': { english: 'Discard This Merge', chinese: '放弃此次合并', icon: '$(close)' },
} as const satisfies Commands;

/** Its handler is in changes/index.ts. */
const reviewCommands = {
  'chatlog.review.settle': { english: 'Settle This Place', chinese: '确定此处' },
} as const satisfies Commands;

/** Their handlers are in preview/index.ts. */
const previewCommands = {
  'chatlog.preview.open': { english: 'Open Preview', chinese: '打开预览', icon: '$(preview)' },
  'chatlog.preview.openSide': {
    english: 'Open Preview to the Side',
    chinese: '打开侧边预览',
    icon: '$(open-preview)',
  },
  'chatlog.preview.showSource': { english: 'Show Source', chinese: '显示源文件', icon: '$(go-to-file)' },
  'chatlog.preview.find': { english: 'Find in Preview', chinese: '在预览中查找' },
  'chatlog.preview.filter': { english: 'Filter Preview…', chinese: '筛选预览…' },
  'chatlog.preview.goToTime': { english: 'Go to Time in Preview…', chinese: '在预览中转到时间…' },
  'chatlog.preview.copyText': { english: 'Copy Text', chinese: '复制文字' },
  'chatlog.preview.copyLink': { english: 'Copy Link', chinese: '复制链接' },
  'chatlog.preview.goToSource': { english: 'Go to Source', chinese: '转到源文件' },
  'chatlog.preview.showPerson': { english: 'Show Person', chinese: '显示此人' },
  'chatlog.preview.showOnlyPerson': {
    english: 'Show Only the Messages of This Person',
    chinese: '只显示此人的消息',
  },
  'chatlog.preview.rename': { english: 'Rename Person…', chinese: '重命名此人…' },
  'chatlog.preview.nextOfSpeaker': { english: 'Next Message of This Person', chinese: '此人的下一条消息' },
  'chatlog.preview.previousOfSpeaker': {
    english: 'Previous Message of This Person',
    chinese: '此人的上一条消息',
  },
  'chatlog.preview.showOnly': {
    english: 'Show Only Their Messages in Preview',
    chinese: '在预览中只显示其消息',
  },
  'chatlog.preview.export': { english: 'Export…', chinese: '导出…', icon: '$(export)' },
  'chatlog.preview.toggleLock': {
    english: 'Toggle Preview Locking',
    chinese: '切换预览锁定',
    icon: '$(lock)',
  },
} as const satisfies Commands;

/** Their handlers are in speakers/index.ts. */
const speakerCommands = {
  'chatlog.goToSpeaker': { english: 'Go to Speaker…', chinese: '转到发言者…' },
  'chatlog.speakers.next': { english: 'Next Message', chinese: '下一条消息', icon: '$(arrow-down)' },
  'chatlog.speakers.previous': { english: 'Previous Message', chinese: '上一条消息', icon: '$(arrow-up)' },
  'chatlog.speakers.rename': { english: 'Rename…', chinese: '重命名…' },
  'chatlog.speakers.unify': { english: 'Unify with…', chinese: '合并为同一人…' },
  'chatlog.speakers.setColor': { english: 'Set Color…', chinese: '设置颜色…' },
  'chatlog.speakers.markAsMe': { english: 'Mark as Me', chinese: '标记为我' },
  'chatlog.speakers.notMe': { english: 'Not Me', chinese: '取消标记为我' },
  'chatlog.speakers.openEntry': { english: 'Open Registry Entry', chinese: '打开登记条目' },
  'chatlog.speakers.findReferences': { english: 'Go to References', chinese: '转到引用' },
  'chatlog.speakers.copyName': { english: 'Copy Name', chinese: '复制姓名' },
  'chatlog.speakers.showThisLog': {
    english: 'Show Speakers of This Log',
    chinese: '显示此记录的发言者',
    icon: '$(file)',
  },
  'chatlog.speakers.showAllLogs': {
    english: 'Show Speakers of All Logs',
    chinese: '显示所有记录的发言者',
    icon: '$(files)',
  },
  'chatlog.speakers.sortByMessages': { english: 'Sort by Number of Messages', chinese: '按消息数排序' },
  'chatlog.speakers.sortByName': { english: 'Sort by Name', chinese: '按姓名排序' },
  'chatlog.speakers.sortByLastSeen': { english: 'Sort by Last Seen', chinese: '按最后发言排序' },
} as const satisfies Commands;

export const commandTable = {
  ...generalCommands,
  ...practiceCommands,
  ...importCommands,
  ...findCommands,
  ...exportCommands,
  ...mergeCommands,
  ...reviewCommands,
  ...previewCommands,
  ...speakerCommands,
} satisfies Commands;

export type GeneralCommand = keyof typeof generalCommands;
export type PracticeCommand = keyof typeof practiceCommands;
export type ImportCommand = keyof typeof importCommands;
export type FindCommand = keyof typeof findCommands;
export type ExportCommand = keyof typeof exportCommands;
export type MergeCommand = keyof typeof mergeCommands;
export type ReviewCommand = keyof typeof reviewCommands;
export type PreviewCommand = keyof typeof previewCommands;
export type SpeakerCommand = keyof typeof speakerCommands;
export type CommandId = keyof typeof commandTable;
