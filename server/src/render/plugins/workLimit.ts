import type { Env, MarkdownIt } from 'markdown-it';

/**
 * What the rendering of one body may cost, in steps over characters. Text that is written to be slow reaches any number: each of
 * 10,000 opening brackets has Markdown-it look for its end through all that follow, and a row of a table gets cells for all columns
 * of its head. No body of the real logs takes a hundredth of this; it is some 20 ms.
 */
export const MAX_WORK = 1_000_000;

/** What a token costs, its HTML included, next to a step over a character. */
const TOKEN_WORK = 50;

/** What counts the work of a rendering. */
export interface WorkEnvironment extends Env {
  /** What it has cost so far. */
  work: number;
}

/** Thrown by a rendering that costs more than `MAX_WORK`. */
export class TooMuchWork extends Error {}

/** Ends a rendering that takes too much work. It is counted, not timed, so that a text looks the same on every machine. */
export function workLimit(md: MarkdownIt): void {
  const { block, inline } = md;
  const skipToken = inline.skipToken.bind(inline);
  inline.skipToken = state => {
    spend(state.env, 1);
    skipToken(state);
  };
  block.State = class extends block.State {
    override push(...token: Parameters<InstanceType<typeof block.State>['push']>) {
      spend(this.env, TOKEN_WORK);
      return super.push(...token);
    }
  };
  inline.State = class extends inline.State {
    override push(...token: Parameters<InstanceType<typeof inline.State>['push']>) {
      spend(this.env, TOKEN_WORK);
      return super.push(...token);
    }
  };
}

function spend(environment: Env, work: number): void {
  const counted = environment as WorkEnvironment;
  counted.work += work;
  if (counted.work > MAX_WORK) throw new TooMuchWork();
}
