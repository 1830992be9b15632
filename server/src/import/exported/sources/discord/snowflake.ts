import { instant } from '../../input/times';
import type { Instant } from '../../readItem';

/** Milliseconds since 1970 at which Discord's identifiers begin to count. */
const EPOCH = 1_420_070_400_000;
/** The lower bits of an identifier, which are no time. */
const SHIFT = 22n;

/** The instant at which something with an identifier of Discord was made; `undefined` for what is no such identifier. */
export function instantOfId(id: string | undefined): Instant | undefined {
  if (id === undefined || !/^\d{15,20}$/.test(id)) return undefined;
  return instant(Number(BigInt(id) >> SHIFT) + EPOCH);
}
