import type { ChatLog } from '../../server/src/document/chatLog';
import { openPreview } from '../webview/page';

/** What was on the screen while the preview was scrolled. */
export interface ScrollFrames {
  /** The number of frames. */
  readonly frames: number;
  /** The processor time of the main thread for a frame, on average, in ms: scripts, styles, layout and painting. */
  readonly work: number;
  /** The time from each frame to the next, in ms. Other load of the machine delays frames too. */
  readonly distances: readonly number[];
  /** Frames in which some part of the window had no message at all. */
  readonly blank: number;
  /** Frames in which some message was a sketch, whose text was not there yet. */
  readonly sketched: number;
}

/** Scrolls through a log for some seconds. @param step pixels for each frame */
export async function scrollFrames(log: ChatLog, step: number, frames = 240): Promise<ScrollFrames> {
  const { page, settle, close } = await openPreview(log, { height: 900 });
  await settle();
  const client = await page.context().newCDPSession(page);
  // The processor time of the thread: other load of the machine hardly adds to it.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1_000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const before = await busy();
  // A string, because a function would refer to compiler helpers that the page lacks.
  const seen = (await page.evaluate(`(${scroll})(${step}, ${frames})`)) as Omit<
    ScrollFrames,
    'work' | 'frames'
  >;
  const work = ((await busy()) - before) / frames;
  await close();
  return { frames, work, ...seen };
}

const scroll = `async (step, frames) => {
  const scroller = document.querySelector('.scroller');
  const frame = () => new Promise(requestAnimationFrame);
  const distances = [];
  let [blank, sketched] = [0, 0];
  // The head is not to be in the window.
  scroller.scrollTop = 1000;
  let last = await frame();
  for (let i = 0; i < frames; i++) {
    scroller.scrollTop += step;
    const now = await frame();
    distances.push(now - last);
    last = now;
    // The page has heard of the scrolling, and this is what will be painted.
    const { left, top, width, height } = scroller.getBoundingClientRect();
    const articles = [0.02, 0.25, 0.5, 0.75, 0.98].map(share =>
      document.elementFromPoint(left + width / 2, top + height * share)?.closest('article'));
    if (articles.some(article => article == null)) blank++;
    if (articles.some(article => article?.matches('.sketch'))) sketched++;
  }
  return { distances, blank, sketched };
}`;
