import * as vscode from 'vscode';
import {
  SPEAKER_EDIT,
  type Speaker,
  type SpeakerEditParams,
  type SpeakerEditResult,
} from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { promptForText } from '../support/inputBox';
import { plainText } from '../support/plainText';
import { type PlainItem, pickOne } from '../support/quickPick';
import { changeRegistry } from './changeRegistry';
import { swatchIcon } from './speakerItem';

interface ColorChoice extends PlainItem {
  /** `null` removes the color; `custom` opens an input. */
  readonly color?: string | null | 'custom';
}

/** Lets the user choose a color for a person, and applies it. */
export async function setColor(server: Server, speaker: Speaker): Promise<void> {
  const choice = await pickOne(choices(speaker), {
    title: plainText(vscode.l10n.t('Color of {0}', speaker.name)),
    placeHolder: plainText(
      vscode.l10n.t('Only the hue is used: each theme sets a lightness that can be read'),
    ),
  });
  if (choice?.color === undefined) return;
  const color = choice.color === 'custom' ? await promptForColor(server, speaker) : choice.color;
  if (color === undefined || (color === null && speaker.color === undefined)) return;
  const done =
    color === null
      ? vscode.l10n.t('Color of {0} reset to default', speaker.name)
      : vscode.l10n.t('Color of {0} changed', speaker.name);
  await changeRegistry(server, { name: speaker.name, edit: { color } }, done);
}

function choices(speaker: Speaker): ColorChoice[] {
  const palette = colors();
  const current = speaker.color?.toLowerCase();
  const mark = (is: boolean) => is && { description: plainText(vscode.l10n.t('current')) };
  const isCustom = current !== undefined && !palette.some(([color]) => color === current);
  return [
    ...palette.map(([color, label]) => ({
      label: plainText(label),
      color,
      iconPath: swatchIcon({ color }),
      ...mark(color === current),
    })),
    { label: plainText(''), kind: vscode.QuickPickItemKind.Separator },
    {
      label: plainText(vscode.l10n.t('Other Color…')),
      color: 'custom' as const,
      iconPath: isCustom ? swatchIcon(speaker) : new vscode.ThemeIcon('symbol-color'),
      ...(isCustom && { description: plainText(`${current} · ${vscode.l10n.t('current')}`) }),
    },
    {
      label: plainText(vscode.l10n.t('Default')),
      color: null,
      iconPath: swatchIcon(speaker.slot === undefined ? {} : { slot: speaker.slot }),
      ...mark(current === undefined),
    },
  ];
}

/** Hues that can be distinguished in every theme, in the order of the rainbow. */
function colors(): [color: string, label: string][] {
  return [
    ['#e5484d', vscode.l10n.t('Red')],
    ['#f76b15', vscode.l10n.t('Orange')],
    ['#d99a00', vscode.l10n.t('Amber')],
    ['#8db600', vscode.l10n.t('Lime')],
    ['#30a46c', vscode.l10n.t('Green')],
    ['#12a594', vscode.l10n.t('Teal')],
    ['#05a2c2', vscode.l10n.t('Cyan')],
    ['#3b82f6', vscode.l10n.t('Blue')],
    ['#6e56cf', vscode.l10n.t('Violet')],
    ['#ab4aba', vscode.l10n.t('Purple')],
    ['#d6409f', vscode.l10n.t('Pink')],
    ['#ad7f58', vscode.l10n.t('Brown')],
    ['#8b8d98', vscode.l10n.t('Grey')],
  ];
}

async function promptForColor(server: Server, { name, color }: Speaker): Promise<string | undefined> {
  const typed = await promptForText({
    title: plainText(vscode.l10n.t('Color of {0}', name)),
    prompt: plainText(
      vscode.l10n.t('A CSS color such as {0}', '#3b82f6, rgb(59 130 246), hsl(217 91% 60%), tomato'),
    ),
    ...(color !== undefined && { value: color }),
    validateInput: async value => {
      if (value.trim() === '') return undefined;
      const params: SpeakerEditParams = { name, edit: { color: value.trim() } };
      const result = await server.request<SpeakerEditResult>(SPEAKER_EDIT, params).catch(() => undefined);
      return result !== undefined && 'reason' in result ? plainText(result.reason) : undefined;
    },
  });
  return typed?.trim() || undefined;
}
