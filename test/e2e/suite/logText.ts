import { frontMatter } from '../../support/logText';

export { frontMatter, message } from '../../support/logText';

/** The front matter of a log of any day. */
export const head = frontMatter('2026-04-01', 'Tea');
