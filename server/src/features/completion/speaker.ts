import type { CompletionList, TextEdit } from 'vscode-languageserver-protocol';
import { hasSpeaker } from '../../model/header';
import { lineRange } from '../../text/span';
import { choiceList, KIND } from './items';
import { nameChoices } from './names';
import type { Place } from './place';

/** The white space between time and speaker. */
const GAP = '  ';

/**
 * Completes the speaker after the time of a header, also of a near miss. An existing name is replaced as a
 * whole. White space before it that is not two spaces is corrected with it.
 */
export function completeSpeaker(place: Place): CompletionList | undefined {
  if (!place.isHeader) return undefined;
  const { character, text, messageIndex } = place;
  const own = place.log.transcript.messages[messageIndex]!;
  const { header } = own;
  if (character < header.timeEnd) return undefined;
  const named = hasSpeaker(header);
  const start = named ? Math.min(character, header.speakerStart) : character;
  const end = named ? Math.max(character, header.speakerEnd) : character;
  const gap = text.slice(header.timeEnd, start);
  const names = nameChoices(place, messageIndex, own);
  // Directly after the time, the gap and the name are inserted at the same place, so one edit has to do both.
  const choices = gap === '' ? names.map(choice => ({ ...choice, newText: GAP + choice.label })) : names;
  return choiceList(place, choices, {
    kind: KIND.reference,
    start,
    end,
    ...(gap !== '' &&
      !/^ {2,}$/.test(gap) && { additionalTextEdits: [gapEdit(place, header.timeEnd, start)] }),
  });
}

function gapEdit({ line }: Place, start: number, end: number): TextEdit {
  return { range: lineRange(line, start, end), newText: GAP };
}
