import { addDays } from '../../../written/date';
import type { LocalTime } from '../../readItem';

const DAY = 86_400;
/** No recording is longer, in seconds. */
const LONGEST = 100 * DAY;

/** The time that is some seconds after a start; `undefined` if no recording is so long. */
export function after(start: LocalTime, seconds: number): LocalTime | undefined {
  if (!(seconds >= 0 && seconds < LONGEST)) return undefined;
  const sum = start.timestamp + Math.floor(seconds);
  return {
    kind: 'local',
    day: addDays(start.day, Math.floor(sum / DAY)),
    timestamp: sum % DAY,
    hasSeconds: true,
  };
}
