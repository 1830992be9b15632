import { codeAction } from './codeAction';
import { codeLens } from './codeLens';
import { completion } from './completion';
import { definition } from './definition';
import { diagnostic } from './diagnostic';
import { documentColor } from './documentColor';
import { documentHighlight } from './documentHighlight';
import { documentLink } from './documentLink';
import { documentSymbol } from './documentSymbol';
import type { Feature } from './feature';
import { foldingRange } from './foldingRange';
import { formatting } from './formatting';
import { hover } from './hover';
import { inlayHint } from './inlayHint';
import { messagePlace } from './messagePlace';
import { moveToDay } from './moveToDay';
import { navigate } from './navigate';
import { onTypeFormatting } from './onTypeFormatting';
import { paste } from './paste';
import { pasteImage } from './pasteImage';
import { prepareRename } from './prepareRename';
import { rangeFormatting } from './rangeFormatting';
import { refactor } from './refactor';
import { reference } from './reference';
import { rename } from './rename';
import { selectionRange } from './selectionRange';
import { semanticTokens, semanticTokensRange } from './semanticTokens';

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
  selectionRange,
  documentLink,
  inlayHint,
  codeLens,
  navigate,
  paste,
  pasteImage,
  refactor,
  moveToDay,
  rename,
  prepareRename,
  reference,
  documentHighlight,
  semanticTokens,
  semanticTokensRange,
  hover,
  definition,
  documentColor,
];
