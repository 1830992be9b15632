import { type ExportSource, share } from '../exportSource';
import { csvRows } from './shared/csvTable';
import { readPyWxDump } from './shared/pyWxDump';

/**
 * PyWxDump's table. Since 2024-03 `msg` and `src`; before, both in `content` as JSON, and before 2024-01 without the quotes of CSV, so
 * that a record has more fields than columns. `talker` is an account; `users.json` beside the table has the names, in a group also the
 * nicknames there. From the writers of all versions (exportCSV.py, export_chat.py, dbMSG.py).
 */
export const pyWxDumpCsv: ExportSource = {
  id: 'wechat-pywxdump-csv',
  name: 'WeChat (PyWxDump, CSV)',
  accounts: 'wechat',

  recognize: sample =>
    share(
      sample.hasColumns('MsgSvrID', 'type_name'),
      sample.hasColumns('is_sender', 'talker', 'CreateTime'),
      sample.hasColumns('room_name'),
      sample.hasColumns('msg') || sample.hasColumns('content'),
    ),

  read: (text, context) => readPyWxDump(csvRows(text), context),
};
