import { columnsOf, cutToColumns } from '../../../server/src/protocol/columns';

/** The room of a name in a row: four Chinese characters. */
const COLUMNS = 8;

/** What stands between the parts of a name: `周砚-木星支付`, `老魏（运维）`, `Ada Moreno`. */
const FIRST_PART = /^.{2,}?(?=[\s\-–—_|·/(（@])/u;

/** A name for a row of a narrow list: of a long one the first part. */
export function rowName(name: string): string {
  if (columnsOf(name) <= COLUMNS) return name;
  const cut = cutToColumns(name, COLUMNS);
  const [part] = FIRST_PART.exec(cut) ?? [];
  return part === undefined ? cut : `${part}…`;
}
