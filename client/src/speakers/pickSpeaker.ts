import * as vscode from 'vscode';
import { SPEAKERS, type Speaker, type Speakers, type SpeakersParams } from '../../../server/src/protocol';
import { activeChatLog } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import { besideName, type PlainText, plainText } from '../support/plainText';
import { createPick, type PlainItem } from '../support/quickPick';
import { swatchIcon } from './speakerItem';

export interface PickOptions {
  readonly title: PlainText;
  readonly placeholder: PlainText;
  /** A name that is not offered. */
  readonly except?: string;
  /** Names similar to this one come first. */
  readonly similarTo?: string;
}

interface SpeakerChoice extends PlainItem {
  readonly speaker?: Speaker;
}

/** Lets the user choose a speaker, found by any of their names, Chinese ones also by pinyin; `undefined` if none was chosen. */
export async function pickSpeaker(server: Server, options: PickOptions): Promise<Speaker | undefined> {
  const pick = createPick<SpeakerChoice>();
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  pick.matchOnDescription = true;
  pick.busy = true;
  const colorsOf = activeChatLog()?.document.uri.toString();
  const request = async (params: SpeakersParams) => {
    const { speakers } = await server.request<Speakers>(SPEAKERS, {
      ...params,
      ...(colorsOf !== undefined && { colorsOf }),
    });
    return speakers.filter(({ name }) => name !== options.except);
  };
  const answers = new Map<string, Promise<SpeakerChoice[]>>();
  const choicesFor = (typed: string) => {
    const known = answers.get(typed) ?? choices(typed, options, request).catch(() => []);
    answers.set(typed, known);
    return known;
  };
  const show = async (value: string) => {
    const items = await choicesFor(value.trim());
    if (pick.value !== value) return;
    pick.items = items;
    // Otherwise VS Code would select a name that contains the typed letters.
    pick.activeItems = items.filter(({ speaker }) => speaker !== undefined).slice(0, 1);
    pick.busy = false;
  };
  pick.onDidChangeValue(value => void show(value));
  return new Promise(resolve => {
    pick.onDidAccept(async () => {
      // Enter may be pressed before the names arrive; it then means the first of them.
      const items = await choicesFor(pick.value.trim());
      const chosen = items.find(item => pick.selectedItems.includes(item));
      resolve((chosen ?? items.find(({ speaker }) => speaker !== undefined))?.speaker);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    void show('');
  });
}

async function choices(
  typed: string,
  { similarTo }: PickOptions,
  request: (params: SpeakersParams) => Promise<readonly Speaker[]>,
): Promise<SpeakerChoice[]> {
  if (typed !== '' || similarTo === undefined)
    return (await request(typed === '' ? {} : { typed })).map(toChoice);
  const [similar, all] = await Promise.all([request({ similarTo }), request({})]);
  if (similar.length === 0) return all.map(toChoice);
  const names = new Set(similar.map(({ name }) => name));
  return [
    separator(vscode.l10n.t('similar names')),
    ...similar.map(toChoice),
    separator(vscode.l10n.t('all speakers')),
    ...all.filter(({ name }) => !names.has(name)).map(toChoice),
  ];
}

function toChoice(speaker: Speaker): SpeakerChoice {
  const { name, aliases = [], messages } = speaker;
  const description = [messages.toLocaleString(vscode.env.language), ...aliases].join(' · ');
  return {
    speaker,
    label: plainText(name),
    description: besideName(name, description),
    iconPath: swatchIcon(speaker, speaker.isMe),
    // The server decides what matches; VS Code would drop a name that was found by its pinyin.
    alwaysShow: true,
  };
}

function separator(label: string): SpeakerChoice {
  return { label: plainText(label), kind: vscode.QuickPickItemKind.Separator };
}
