import type { ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { ChatLog } from '../../../server/src/document/chatLog';
import { PREVIEW_FIND, PREVIEW_WINDOW, type PreviewFound } from '../../../server/src/protocol';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { closeBrowser, openPreview } from '../../webview/page';
import { inRepository } from '../childProcess';
import { generateLog } from '../generateLog';
import { milliseconds, type Row, ratioRow } from '../row';
import { type ScrollFrames, scrollFrames } from '../scrollFrames';
import { startServer } from '../server';
import { inTurn, median, percentile, time } from '../statistics';

const DAY = '2020-02-02';
const SMALL = 100;
const LARGE = 100_000;
const ROUNDS = 9;

/** A search is short, so the fastest of many runs is not disturbed by other load. */
const FIND_ROUNDS = 20;

/** What a search may take, in ms. */
const FIND_BAR = 50;
/** How much longer the preview of a large log may take to open. */
const OPEN_BAR = 1.5;
/** How much longer a step of scrolling may take in a large log. */
const SCROLL_BAR = 1.5;

/** A frame at 60 a second, in ms. */
const FRAME = 1_000 / 60;

/** How fast it is scrolled, in pixels a frame: as with a wheel, as fast as a finger throws it, and as the scroll bar is dragged. */
const SPEEDS = [40, 120, 4_000];

/** What is looked for: a word, a sign in half of all messages, pinyin, what is nowhere; each also with case. */
const QUERIES = ['上线', '，', 'the sandbox', 'wm', 'zhao', '没有这样的话'];

/** The preview of a log of 100,000 messages, against that of 100: find and the first window over JSON-RPC, the page in Chromium. */
export async function preview(): Promise<Row[]> {
  return [...(await overProtocol()), ...(await inBrowser())];
}

async function overProtocol(): Promise<Row[]> {
  const server = await startServer([inRepository('dist/server.js'), '--stdio']);
  const { connection } = server;
  try {
    for (const messages of [SMALL, LARGE]) await open(connection, messages);
    const find = (messages: number, text: string, matchCase: boolean) =>
      connection.sendRequest<PreviewFound>(PREVIEW_FIND, { ...documentOf(messages), text, matchCase });
    // As the page does when the bar opens.
    const prepared = await time(() => find(LARGE, '', false));
    // Other load only adds to a time, so the fastest run of each search says what it takes.
    const fastest = async (messages: number, text: string, matchCase: boolean) => {
      const { floor } = await inTurn(
        FIND_ROUNDS,
        () => find(messages, text, matchCase),
        () => undefined,
      );
      return Math.min(...floor);
    };
    const cases = QUERIES.flatMap(text => [false, true].map(matchCase => ({ text, matchCase })));
    const floors: number[] = [];
    const times: number[] = [];
    for (const { text, matchCase } of cases) {
      floors.push(await fastest(SMALL, text, matchCase));
      times.push(await fastest(LARGE, text, matchCase));
    }
    const slowest = Math.max(...times);
    const window = (messages: number) => () =>
      connection.sendRequest(PREVIEW_WINDOW, { ...documentOf(messages), first: 0, count: 60 });
    return [
      {
        what: `find in ${LARGE.toLocaleString('en')} messages, the slowest of ${cases.length} searches (floor: in ${SMALL}); their texts are read once, in ${milliseconds(prepared)}`,
        floor: milliseconds(median(floors)),
        measured: `min ${milliseconds(slowest)}, of all ${milliseconds(median(times))}`,
        ratio: '',
        bar: `min ${FIND_BAR} ms`,
        holds: slowest < FIND_BAR,
      },
      ratioRow(
        `first window of the preview of ${LARGE.toLocaleString('en')} messages (floor: of ${SMALL})`,
        await inTurn(5 * ROUNDS, window(SMALL), window(LARGE)),
        OPEN_BAR,
        0,
      ),
    ];
  } finally {
    await server.stop();
  }
}

const documentOf = (messages: number) => ({
  textDocument: { uri: `file:///bench/${messages}/${DAY}-chat.markdown` },
});

async function open(connection: ProtocolConnection, messages: number): Promise<void> {
  const { textDocument } = documentOf(messages);
  const text = generateLog({ messages, seed: 3, day: DAY });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'chatlog', version: 1, text },
  });
  await connection.sendRequest('textDocument/foldingRange', { textDocument });
}

async function inBrowser(): Promise<Row[]> {
  const logOf = (messages: number) => {
    const text = generateLog({ messages, seed: 3, day: DAY });
    return new ChatLog(text, { fileName: `${DAY}-chat.markdown`, levels: ruleLevels() });
  };
  const logs = { small: logOf(SMALL), large: logOf(LARGE), middle: logOf(3_000) };
  const opened = { floor: [] as number[], measured: [] as number[] };
  const scrolled = { floor: [] as number[], measured: [] as number[] };
  const frames: { speed: number; small: ScrollFrames; large: ScrollFrames }[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const floor = await openingTime(logs.small);
      const measured = await openingTime(logs.large);
      // The first round builds the page and starts the browser.
      if (round === 0) continue;
      opened.floor.push(floor);
      opened.measured.push(measured);
    }
    scrolled.floor.push(...(await scrollingTimes(logs.middle)));
    scrolled.measured.push(...(await scrollingTimes(logs.large)));
    for (const speed of SPEEDS) {
      const small = await scrollFrames(logs.middle, speed);
      frames.push({ speed, small, large: await scrollFrames(logs.large, speed) });
    }
  } finally {
    await closeBrowser();
  }
  const large = LARGE.toLocaleString('en');
  return [
    ratioRow(
      `page of the preview with ${large} messages, until they are shown (floor: with ${SMALL})`,
      opened,
      OPEN_BAR,
    ),
    ratioRow(
      `a step of scrolling through ${large} messages (floor: through 3,000)`,
      scrolled,
      SCROLL_BAR,
      0.2,
    ),
    ...frames.map(({ speed, small, large: { work, distances, blank, sketched, frames } }) => ({
      what:
        `a frame while ${large} messages are scrolled by ${speed} pixels a frame (floor: 3,000 messages): work of the main thread; ` +
        `of ${frames} frames, how many had a part without messages, and with sketches of them`,
      floor: milliseconds(small.work),
      measured: `${milliseconds(work)}, ${blank}, ${sketched}; frames follow after p50 ${milliseconds(median(distances))}, p95 ${milliseconds(percentile(distances, 0.95))}`,
      ratio: `${(work / small.work).toFixed(2)} ×`,
      bar: `${FRAME.toFixed(1)} ms, 0`,
      holds: work < FRAME && blank === 0,
    })),
  ];
}

/** From the start of the page until its first messages are shown, by the page's own clock. */
async function openingTime(log: ChatLog): Promise<number> {
  const { page, close } = await openPreview(log);
  const shown = await page.evaluate(() => performance.getEntriesByName('shown')[0]!.startTime);
  await close();
  return shown;
}

/** How long the page works at each of many steps, without the time until the next frame. */
async function scrollingTimes(log: ChatLog): Promise<number[]> {
  const { page, settle, close } = await openPreview(log, { height: 900 });
  await settle();
  const times = await page.evaluate(async () => {
    const scroller = document.querySelector('.scroller')!;
    const steps: number[] = [];
    for (let step = 0; step < 150; step++) {
      const start = performance.now();
      scroller.scrollTop += 400;
      // The page works when it hears of the scrolling.
      scroller.dispatchEvent(new Event('scroll'));
      steps.push(performance.now() - start);
      await new Promise(requestAnimationFrame);
    }
    return steps;
  });
  await close();
  return times;
}
