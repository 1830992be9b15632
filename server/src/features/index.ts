import { codeAction } from './codeAction';
import { codeLens } from './codeLens';
import { completion } from './completion';
import { definition } from './definition';
import { diagnostic } from './diagnostic';
import { documentColor } from './documentColor';
import { documentHighlight } from './documentHighlight';
import { documentLink } from './documentLink';
import { documentSymbol } from './documentSymbol';
import { foldingRange } from './foldingRange';
import { formatting } from './formatting';
import { hover } from './hover';
import { inlayHint } from './inlayHint';
import { onTypeFormatting } from './onTypeFormatting';
import { prepareRename } from './prepareRename';
import { rangeFormatting } from './rangeFormatting';
import { reference } from './reference';
import { rename } from './rename';
import { fixAll } from './requests/fixAll';
import { messageAnswered } from './requests/messageAnswered';
import { messageLink } from './requests/messageLink';
import { messagePlace } from './requests/messagePlace';
import { moveToDay } from './requests/moveToDay';
import { navigate } from './requests/navigate';
import { paste } from './requests/paste';
import { pasteImage } from './requests/pasteImage';
import { previewFilter, previewFind } from './requests/previewFind';
import { previewMap } from './requests/previewMap';
import { refactor } from './requests/refactor';
import { selectionRange } from './selectionRange';
import { semanticTokens, semanticTokensRange } from './semanticTokens';
import type { Feature } from './support/feature';

/** All features for requests about a document. */
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
  messageLink,
  messageAnswered,
  selectionRange,
  documentLink,
  inlayHint,
  codeLens,
  navigate,
  paste,
  pasteImage,
  refactor,
  fixAll,
  moveToDay,
  previewFind,
  previewFilter,
  previewMap,
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
