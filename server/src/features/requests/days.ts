import { DAYS, type Days, type DaysParams } from '../../protocol';
import { FLAG, optional, TEXT } from '../support/params';
import { workspaceFeature } from '../support/workspaceFeature';

/** The logs of a folder that have a day. */
export const days = workspaceFeature<DaysParams, Days>({
  method: DAYS,
  params: { near: TEXT, onlyNeighbours: optional(FLAG) },
  capabilities: {},
  handle({ workspace }, { near, onlyNeighbours }) {
    const folder = folderOf(near);
    const all = workspace
      .logs()
      .flatMap(({ day, uri, messageCount }) =>
        day === undefined || folderOf(uri) !== folder ? [] : [{ day, uri, messages: messageCount }],
      )
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    const own = workspace.record(near)?.day;
    if (!onlyNeighbours || own === undefined) return { days: all };
    const after = all.find(({ day }) => day > own);
    const before = all.filter(({ day }) => day < own).at(-1);
    return { days: [before, after].filter(each => each !== undefined) };
  },
});

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
