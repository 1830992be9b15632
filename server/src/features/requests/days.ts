import { DAYS, type Days } from '../../protocol';
import { NO_PARAMS } from '../support/params';
import { workspaceFeature } from '../support/workspaceFeature';

/** The logs of all folders that have a day. */
export const days = workspaceFeature<Record<never, never>, Days>({
  method: DAYS,
  params: NO_PARAMS,
  capabilities: {},
  handle({ workspace }) {
    const logs = workspace
      .logs()
      .flatMap(({ day, uri, messageCount }) =>
        day === undefined ? [] : [{ day, uri, messages: messageCount }],
      );
    return { days: logs.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
  },
});
