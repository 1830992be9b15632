import type { Message } from '../../../server/src/model/message';
import { parseTranscript } from '../../../server/src/model/parse';
import { MAX_MARKDOWN_LENGTH, renderMessage as render } from '../../../server/src/render/renderMessage';
import { WORST_UNITS } from '../../render/worstBodies';
import { renderContext } from '../../support/renderContext';
import { milliseconds, type Row } from '../row';
import { median, time } from '../statistics';

/** The maximum length of a message that is rendered. */
const LENGTH = MAX_MARKDOWN_LENGTH - 10;
const RUNS = 9;

/** The bar: this multiple of the time of ordinary text. */
const FACTOR = 20;

/** The slowest worst-case message to render for the preview, compared with ordinary text of the same length. */
export async function renderMessage(): Promise<Row[]> {
  const floor = await timeOf('对账文件今天又晚了，see @Ann Lee and [强] there. ');
  let slowest = { unit: '', time: 0 };
  for (const unit of WORST_UNITS) {
    const taken = await timeOf(unit);
    if (taken > slowest.time) slowest = { unit, time: taken };
  }
  const what = `message of ${LENGTH} characters as HTML, the slowest of ${WORST_UNITS.length} made to be slow`;
  return [
    {
      what: `${what}: ${JSON.stringify(slowest.unit)} (floor: ordinary talk)`,
      floor: milliseconds(floor),
      measured: milliseconds(slowest.time),
      ratio: `${(slowest.time / floor).toFixed(2)} ×`,
      bar: `${FACTOR} ×`,
      holds: slowest.time / floor <= FACTOR,
    },
  ];
}

async function timeOf(unit: string): Promise<number> {
  const context = renderContext(['Ann Lee']);
  const samples: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const message = messageOf(unit.repeat(LENGTH / unit.length));
    samples.push(await time(() => render(message, context)));
  }
  return median(samples);
}

/** A new message each time, because rendered messages are cached. */
function messageOf(body: string): Message {
  return parseTranscript(`> 07:08:28  Kim Park\n\n${body}\n`).messages[0]!;
}
