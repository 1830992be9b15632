/** The script of an exported page: finds texts, shows only some messages, leads to times. Without it, the page can be read too. */
import type { ExportedPageTexts } from '../../../server/src/protocol';
import { iconButton } from '../shared/buttons';
import { element } from '../shared/dom';
import { FindBar } from '../shared/findBar';
import { Addresses } from './addresses';
import { Filter } from './filter';
import { Finder } from './finder';
import { PageMessages } from './pageMessages';
import { Parts } from './parts';

const texts: ExportedPageTexts = JSON.parse(document.body.dataset.texts!);
const parts = new Parts();
const messages = new PageMessages(parts);
const findBar = new FindBar(texts);
const finder = new Finder(messages, findBar);
const filter = new Filter(messages, texts);
filter.onChange = () => finder.refresh();

const findButton = iconButton('find', `${texts.find} (/)`, () => findBar.open(selectedText()));
findBar.onClose = () => findButton.focus({ preventScroll: true });

const tools = element(
  'div',
  'tools',
  findButton,
  iconButton('top', texts.top, () => window.scrollTo({ top: 0 })),
);
document.body.append(element('div', 'bar', findBar.node, tools, filter.status));

window.addEventListener('keydown', event => {
  if (isTyping(event.target) || event.altKey) return;
  const control = event.ctrlKey || event.metaKey;
  if (event.key === '/' && !control) findBar.open(selectedText());
  // The browser does not find in parts that wait, nor select them.
  else if (event.key === 'f' && control && parts.canWait) findBar.open(selectedText());
  else {
    if (event.key === 'a' && control) parts.makeAll();
    return;
  }
  event.preventDefault();
});

new Addresses(parts, () => filter.clear());
messages.readWhenIdle();

function selectedText(): string {
  return window.getSelection()?.toString().split('\n')[0]?.slice(0, 200) ?? '';
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
