import * as l10n from '@vscode/l10n';
import { OWN_NAME, type Person } from '../../people/people';
import { SPEAKER_EDIT, type SpeakerEditParams, type SpeakerEditResult } from '../../protocol';
import { readCssColor } from '../../registry/cssColor';
import { addAlias, setColor } from '../../registry/registryEdits';
import { removeMe, setMe } from '../../registry/registryMe';
import type { Workspace } from '../../workspace/workspace';
import { either, FLAG, objectOf, optional, TEXT } from '../support/params';
import { changeRegistry } from '../support/registryChange';
import { workspaceFeature } from '../support/workspaceFeature';

/** The edit of the registry that gives a person a color or another name, or marks or unmarks them as oneself. */
export const speakerEdit = workspaceFeature<SpeakerEditParams, SpeakerEditResult>({
  method: SPEAKER_EDIT,
  params: {
    name: TEXT,
    edit: either(
      objectOf({ color: optional(TEXT) }),
      objectOf({ unifyWith: TEXT }),
      objectOf({ isMe: FLAG }),
    ),
  },
  capabilities: {},
  handle({ workspace }, { name, edit }) {
    const person = workspace.people.personOf(name);
    if ('color' in edit) {
      if (edit.color === null) {
        return changeRegistry(workspace, [person], text => setColor(text, person.name, undefined));
      }
      const color = edit.color.trim();
      if (readCssColor(color) === undefined) return { reason: noColor(color) };
      return changeRegistry(workspace, [person], text => setColor(text, person.name, color));
    }
    if ('isMe' in edit) {
      if (edit.isMe) return changeRegistry(workspace, [person], text => setMe(text, person.name));
      if (!saysMe(workspace, person)) return { reason: notSaid(person.name) };
      return changeRegistry(workspace, [person], removeMe);
    }
    const other = workspace.people.personOf(edit.unifyWith);
    if (other.name === person.name) return { reason: l10n.t('These are names of one person already.') };
    // The registry has a key of its own for who `我` is.
    if (person.name === OWN_NAME) return changeRegistry(workspace, [other], text => setMe(text, other.name));
    if (other.name === OWN_NAME) return changeRegistry(workspace, [person], text => setMe(text, person.name));
    return changeRegistry(workspace, [other, person], text => addAlias(text, other.name, person.name));
  },
});

/** Whether a person's registry says that they are `我`, which may also be their name. */
function saysMe({ registries }: Workspace, { entry, names }: Person): boolean {
  const me = registries.find(({ uri }) => uri === entry?.uri)?.registry.me;
  return me !== undefined && names.includes(me.text);
}

function notSaid(name: string): string {
  return l10n.t('The speaker registry does not say that "{0}" is you.', name);
}

function noColor(text: string): string {
  return l10n.t(
    '"{0}" is not a color: write #3b82f6, rgb(59 130 246), hsl(217 91% 60%) or a CSS color name.',
    text,
  );
}
