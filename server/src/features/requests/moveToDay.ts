import * as l10n from '@vscode/l10n';
import { ChatLog } from '../../document/chatLog';
import { moveToDay as move } from '../../editing/refactorings/moveToDay';
import { isRefusal, selectedMessages } from '../../editing/refactorings/refactoring';
import { noMessageHere } from '../../editing/refactorings/refusals';
import { shift, writeTime } from '../../editing/refactorings/shiftTimes';
import { MOVE_TO_DAY, type MoveToDayParams, type MoveToDayResult } from '../../protocol';
import { type FeatureContext, feature } from '../support/feature';
import { optional, RANGE, TEXT } from '../support/params';

/**
 * Moves messages into another day's log. The client sends the text of that log, as only the client sees it while it is open and
 * unsaved.
 */
export const moveToDay = feature<MoveToDayParams, MoveToDayResult>({
  method: MOVE_TO_DAY,
  params: { range: RANGE, targetText: TEXT, shift: optional(TEXT) },
  capabilities: {},
  handle(context, params) {
    // No rules: the findings of the other log are not needed.
    const target = new ChatLog(params.targetText, { fileName: '', levels: new Map() });
    return params.shift === undefined
      ? moveSelected(context, params, target)
      : moveShifted(context, { ...params, shift: params.shift }, target);
  },
});

function moveSelected(
  { log, version }: FeatureContext,
  { range }: MoveToDayParams,
  target: ChatLog,
): MoveToDayResult {
  const selected = selectedMessages(log.transcript, range);
  if (selected === undefined) return noMessageHere();
  const count = selected.end - selected.first;
  const indices = Array.from({ length: count }, (_, i) => selected.first + i);
  const moved = move(log, indices, target);
  return { version, edits: moved.source, targetEdits: moved.target, count };
}

function moveShifted(
  { log, version }: FeatureContext,
  { range, shift: typed }: MoveToDayParams & { readonly shift: string },
  target: ChatLog,
): MoveToDayResult {
  const { transcript } = log;
  const shifted = shift(transcript, range, typed);
  if (isRefusal(shifted)) return shifted;
  const { staying, leaving, times, seconds } = shifted;
  if (leaving.length === 0) return { reason: l10n.t('No message passes midnight by this shift.') };
  const moved = move(log, leaving, target, seconds);
  const written = staying.map(index => writeTime(transcript, index, times[index]! + seconds));
  return {
    version,
    edits: [...moved.source, ...written],
    targetEdits: moved.target,
    count: leaving.length,
  };
}
