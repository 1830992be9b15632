/** The script of an exported page: finds texts, shows only some messages, leads to times. Without it, the page can be read too. */
import type { ExportedPageTexts } from '../../../server/src/protocol';
import { iconButton } from '../shared/buttons';
import { element } from '../shared/dom';
import { FindBar } from '../shared/findBar';
import { Addresses } from './addresses';
import { Days } from './days';
import { Filter } from './filter';
import { Finder } from './finder';
import { PageMessages } from './pageMessages';
import { PagePeople } from './pagePeople';
import { Parts } from './parts';
import { showPicturesLarge } from './pictures';
import { ShownMessages } from './shownMessages';

const texts: ExportedPageTexts = JSON.parse(document.body.dataset.texts!);
const parts = new Parts();
const people = new PagePeople();
const messages = new PageMessages(parts, people);
const findBar = new FindBar(texts);
const finder = new Finder(messages, findBar);
const shown = new ShownMessages(messages, parts, texts);
const filter = new Filter(messages, shown, people, texts);
const days = new Days(texts);

const findButton = iconButton('find', `${texts.find} (/)`, () => findBar.open(selectedText()));
findBar.onClose = () => findButton.focus({ preventScroll: true });

const filterButton = iconButton('filter', texts.filter, () => filter.choose(filterButton));
const daysButton = iconButton('calendar', texts.calendar, () => days.choose(daysButton));
for (const button of [filterButton, daysButton]) button.setAttribute('aria-haspopup', 'dialog');
filter.onChange = () => {
  filterButton.classList.toggle('active', filter.isOn);
  finder.refresh();
};
shown.onDidOpen = () => finder.refresh();

const tools = element(
  'div',
  'tools',
  days.areMany && daysButton,
  findButton,
  filterButton,
  iconButton('top', texts.toTop, () => window.scrollTo({ top: 0 })),
);
// First, so that Tab and screen readers come to it before the messages.
document.body.prepend(element('div', 'bar', findBar.node, tools, filter.status));

window.addEventListener('keydown', event => {
  if (isTyping(event.target) || event.altKey) return;
  const control = event.ctrlKey || event.metaKey;
  if (event.key === '/' && !control) findBar.open(selectedText());
  // The browser does not find in parts that wait, nor select them.
  else if (event.key === 'f' && control && parts.canWait) findBar.open(selectedText());
  else if (event.key === 'F3') finder.step(event.shiftKey ? -1 : 1);
  else {
    if (event.key === 'a' && control) parts.makeAll();
    return;
  }
  event.preventDefault();
});

showPicturesLarge(messages, parts, texts);
new Addresses(parts, () => filter.clear());
messages.readWhenIdle();

function selectedText(): string {
  return window.getSelection()?.toString().split('\n')[0]?.slice(0, 200) ?? '';
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
