import { codeAction } from './codeAction';
import { completion } from './completion';
import { diagnostic } from './diagnostic';
import { documentSymbol } from './documentSymbol';
import type { Feature } from './feature';
import { foldingRange } from './foldingRange';
import { formatting } from './formatting';
import { messagePlace } from './messagePlace';
import { onTypeFormatting } from './onTypeFormatting';
import { rangeFormatting } from './rangeFormatting';

/** Every request about a document that the server answers. */
// biome-ignore lint/suspicious/noExplicitAny: each has parameters and a result of its own; the connection only passes them through.
export const features: readonly Feature<any, unknown>[] = [
  diagnostic,
  completion,
  codeAction,
  documentSymbol,
  foldingRange,
  formatting,
  rangeFormatting,
  onTypeFormatting,
  messagePlace,
];
