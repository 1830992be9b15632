import * as l10n from '@vscode/l10n';
import { OWN_NAME } from '../../people/people';
import { SPEAKER_EDIT, type SpeakerEditParams, type SpeakerEditResult } from '../../protocol';
import { readCssColor } from '../../registry/cssColor';
import { addAlias, setColor } from '../../registry/registryEdits';
import { setMe } from '../../registry/registryMe';
import { changeRegistry } from '../support/registryChange';
import { workspaceFeature } from '../support/workspaceFeature';

/** What the registry has to become for a person to have a colour or another name, or to be oneself. */
export const speakerEdit = workspaceFeature<SpeakerEditParams, SpeakerEditResult>({
  method: SPEAKER_EDIT,
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
    if ('isMe' in edit) return changeRegistry(workspace, [person], text => setMe(text, person.name));
    const other = workspace.people.personOf(edit.unifyWith);
    if (other.name === person.name) return { reason: l10n.t('These are names of one person already.') };
    // Who `我` is has a key of its own.
    if (person.name === OWN_NAME) return changeRegistry(workspace, [other], text => setMe(text, other.name));
    if (other.name === OWN_NAME) return changeRegistry(workspace, [person], text => setMe(text, person.name));
    return changeRegistry(workspace, [other, person], text => addAlias(text, other.name, person.name));
  },
});

function noColor(text: string): string {
  return l10n.t(
    '"{0}" is no color: write #3b82f6, rgb(59 130 246), hsl(217 91% 60%) or a name that CSS has.',
    text,
  );
}
