import type { Speaker } from '../../../server/src/protocol';
import { element } from '../shared/dom';
import { closePopover, openPopover } from '../shared/popover';
import { format, post, settings } from './host';
import { initial, paint } from './messageView';
import { ask } from './requests';

/** What a card offers to do with its person. */
export interface PersonActions {
  /** Shows this person's messages alone, or those of others again. */
  filter(name: string): void;
  isFiltered(name: string): boolean;
  /** Goes to the next message of the person (1) or the one before (-1). */
  go(by: 1 | -1): void;
  /** Renames the person: the line of a header that has the name. */
  rename?(): void;
}

/** Shows what is known of a person, at a name or a mention. @param written the name, without the `@` of a mention */
export async function showPerson(
  anchor: HTMLElement,
  written: string,
  actions: PersonActions,
): Promise<void> {
  const person = (await personCalled(written, false)) ?? (await personCalled(written, true));
  const { texts } = settings;
  const name = person?.name ?? written;
  const button = (text: string, press: () => void) => {
    const made = element('button', 'secondary', text);
    made.type = 'button';
    made.addEventListener('click', () => {
      closePopover(true);
      press();
    });
    return made;
  };
  const avatar = element('span', 'avatar', initial(name));
  avatar.setAttribute('aria-hidden', 'true');
  const speaks = person?.here !== undefined;
  const card = element(
    'div',
    'person-card',
    element('div', 'person-head', avatar, element('strong', 'speaker', name)),
    ...(person === undefined ? [texts.unknownPerson] : details(person)).map(text => element('p', '', text)),
    speaks &&
      element(
        'div',
        'person-actions',
        button(actions.isFiltered(name) ? texts.showAll : texts.showOnly, () => actions.filter(name)),
        button(texts.previousOfSpeaker, () => actions.go(-1)),
        button(texts.nextOfSpeaker, () => actions.go(1)),
        actions.rename !== undefined && button(texts.rename, actions.rename),
        button(texts.copyName, () => post({ type: 'copyText', text: name })),
      ),
  );
  if (person !== undefined) paint(card, person);
  openPopover(anchor, name, card);
}

async function personCalled(name: string, everywhere: boolean): Promise<Speaker | undefined> {
  const found = await ask('people', { typed: name, everywhere });
  return found?.speakers.find(person => person.name === name || person.aliases?.includes(name));
}

function details({ isMe, aliases, here, messages, logs, firstDay, lastDay, note }: Speaker): string[] {
  const { texts, language } = settings;
  const count = (value: number) => value.toLocaleString(language);
  const lines = [
    isMe ? texts.you : '',
    aliases === undefined ? '' : format(texts.also, aliases.join(', ')),
    here === undefined ? '' : format(texts.inThisLog, count(here.messages)),
    logs === 1 && here !== undefined ? '' : format(texts.inLogs, count(messages), count(logs)),
    firstDay === undefined ? '' : firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`,
    note ?? '',
  ];
  return lines.filter(line => line !== '');
}
