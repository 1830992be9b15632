/** The preview's page: shows windows of messages that the server rendered. It does not parse logs. */
import type { PreviewChangedParams, PreviewWindow } from '../../../server/src/protocol';
import type { PageAction, ToPage } from '../../src/preview/messages';
import { element } from '../shared/dom';
import { Bar } from './bar';
import { copyFromLog } from './copying';
import { Filtering } from './filtering';
import { Finder } from './finder';
import { HeadView } from './headView';
import { listen, post, remember, restored, settings } from './host';
import { showImageBar, whenImageBarIsDismissed } from './images';
import { applyLook } from './look';
import { MapStrip } from './mapStrip';
import { MessageActions } from './messageActions';
import { MessageStore } from './messageStore';
import { showPicturesLarge } from './pictures';
import { answered, ask } from './requests';
import type { Anchor } from './rowLayout';
import { status } from './status';
import { TranscriptView } from './transcriptView';
import { WindowLoader } from './windowLoader';

/** Milliseconds between two reports of the place that the user scrolled to. */
const SCROLL_PAUSE = 50;

const store = new MessageStore();
const head = new HeadView();
const view = new TranscriptView(head.node, store);
const loader = new WindowLoader(store);
const filtering = new Filtering(view);
const finder = new Finder(view, () => filtering.filter);
const actions = new MessageActions(view, store, filtering);
const strip = new MapStrip(view, store);
const bar: Bar = new Bar(view, store, {
  find: () => finder.open(),
  filter: anchor => filtering.choose(anchor),
  images: () => {
    bar.setImagesBlocked(false);
    showImageBar();
  },
});
const unavailable = element('p', 'unavailable');
unavailable.setAttribute('role', 'status');

/** Whether the page moves as the editor did, or to its initial place: then the editor stays. */
let isFollowing = false;

/** The initial place, until the first window has arrived. */
let beginning: { readonly anchor?: Anchor; readonly top?: { index: number; fraction: number } } = {};

const stage = element('main', 'stage', view.scroller, strip.node, finder.bar.node);
document.body.append(element('header', 'top', bar.node, filtering.line), stage, status.node);
filtering.onDidFilter = () => {
  bar.setFiltered(filtering.filter !== undefined);
  finder.outdate();
  strip.draw();
};
finder.onDidFind = messages => strip.showFound(messages);
whenImageBarIsDismissed(() => bar.setImagesBlocked(true));
copyFromLog(view);
showPicturesLarge(view);
applyLook(settings.look);
view.onDidShow = (shown, anchor) => {
  if (store.total === undefined) return;
  store.prune(shown.start, shown.end);
  loader.want(view.messages);
  finder.mark();
  bar.update();
  strip.scrolled();
  rememberSoon(anchor);
};

listen(message => {
  switch (message.type) {
    case 'start':
      start(message);
      break;
    case 'window': {
      const window = loader.answered(message.id, message.window);
      if (window !== undefined) take(window);
      break;
    }
    case 'response':
      answered(message);
      break;
    case 'changed':
      change(message.change);
      break;
    case 'refresh':
      store.outdateAll();
      loader.request();
      break;
    case 'reset':
      store.restart();
      if (store.total !== undefined) loader.restart();
      break;
    case 'follow':
      follow(message);
      break;
    case 'message':
      void actions.run(message.action, message.index);
      break;
    case 'page':
      runPageAction(message.action);
      break;
    case 'showOnly':
      void filtering.set({ people: [message.person], kinds: [] });
      break;
    case 'look':
      applyLook(message.look);
      break;
    case 'locked':
      remember({ isLocked: message.isLocked });
      break;
    case 'unavailable':
      unavailable.textContent = message.text;
      document.body.append(unavailable);
  }
});
post({ type: 'ready' });

function runPageAction(action: PageAction): void {
  // The page opens the bar at the key itself; the command that VS Code runs for the key comes a moment later.
  if (action === 'find') {
    if (!finder.bar.hasFocus) finder.open();
  } else if (action === 'filter') bar.openFilter();
  else bar.goToTime();
}

function start({ top, cursor }: Extract<ToPage, { type: 'start' }>): void {
  beginning = restored !== undefined ? { anchor: restored } : top !== undefined ? { top } : {};
  if (cursor !== undefined) view.setCurrent(cursor);
  const index = restored?.index ?? top?.index ?? 0;
  loader.want([Math.max(0, index - 10)]);
}

function take(window: PreviewWindow): void {
  const isFirst = store.total === undefined;
  const applied = store.add(window);
  if (applied !== 'ignored') unavailable.remove();
  if (applied === 'reset') view.resize(window.total);
  head.update(store.head!, store.total!);
  view.render();
  if (isReportDue) reportPlace();
  if (!isFirst) return;
  document.body.classList.add('loaded');
  performance.mark('shown');
  bar.update();
  void strip.load();
  void bar.loadNeighbours();
  isFollowing = true;
  if (beginning.anchor !== undefined) view.scrollTo(beginning.anchor);
  else if (beginning.top !== undefined) view.scrollToMessage(beginning.top.index, beginning.top.fraction);
  isFollowing = false;
}

function change(changed: PreviewChangedParams): void {
  const applied = store.apply(changed);
  if (applied === 'ignored') return;
  finder.outdate();
  filtering.outdate();
  strip.outdate();
  if (applied === 'applied') view.splice(changed.first, changed.removed, changed.inserted);
  else view.resize(changed.total);
  const { start, end } = view.shown;
  const affects = changed.first < end + 1 && changed.first + changed.inserted + 1 >= start;
  // A change above shifts only the numbers. Messages that are not visible are requested once they are.
  if (applied === 'reset' || affects || changed.removed !== changed.inserted) view.render();
  loader.request();
}

function follow({ cursor, top }: Extract<ToPage, { type: 'follow' }>): void {
  if (store.total === undefined) return;
  isFollowing = true;
  isReportDue = false;
  if (top !== undefined) view.scrollToMessage(top.index, top.fraction);
  if (cursor !== undefined) {
    view.setCurrent(cursor);
    view.reveal(cursor);
  }
  isFollowing = false;
}

let scrollTimer: number | undefined;
/** Whether the message at the top was not known when its line was to be reported. */
let isReportDue = false;

view.onDidScroll = () => {
  if (isFollowing || scrollTimer !== undefined) return;
  scrollTimer = window.setTimeout(() => {
    scrollTimer = undefined;
    reportPlace();
  }, SCROLL_PAUSE);
};

/** Reports the line at the top of the window, so that the editor can go there. */
function reportPlace(): void {
  const message = store.get(view.first);
  isReportDue = message === undefined;
  if (message === undefined) return;
  const isAbove = view.first === 0 && view.anchor.offset < 0;
  const line = isAbove ? 0 : message.line + Math.floor(view.fraction * message.lineCount);
  post({ type: 'scrolled', line });
}

let rememberTimer: number | undefined;
function rememberSoon({ index, offset }: Anchor): void {
  window.clearTimeout(rememberTimer);
  rememberTimer = window.setTimeout(() => remember({ index, offset }), 150);
}

/** The line of the log for an element of the page. */
function lineAt(target: Element): number | undefined {
  const stray = target.closest<HTMLElement>('.stray');
  if (stray !== null) return Number(stray.dataset.line);
  const message = store.get(view.indexOf(target));
  if (message === undefined) return undefined;
  const block = target.closest<HTMLElement>('.body [data-line]');
  return block === null ? message.line : message.line + message.bodyLine + Number(block.dataset.line);
}

function reveal(event: Event, focus: boolean): void {
  const target = event.target;
  if (!(target instanceof Element) || target.closest('a, button, summary, .picture') !== null) return;
  // The user is selecting text to copy it.
  if (!focus && window.getSelection()?.type === 'Range') return;
  const line = lineAt(target);
  if (line !== undefined) post({ type: 'reveal', line, focus });
}

/** Goes to what a message answers. @returns whether an answer's quote was pressed */
function goToAnswered({ target }: Event): boolean {
  const reply = target instanceof Element ? target.closest('.reply') : null;
  const line = reply === null || window.getSelection()?.type === 'Range' ? undefined : lineAt(reply);
  if (line === undefined) return false;
  void ask('answered', { line }).then(found => {
    if (found != null) view.focus(found.index);
  });
  return true;
}

view.scroller.addEventListener('click', event => {
  if (goToAnswered(event)) return;
  const person = personAt(event.target);
  if (person === undefined || window.getSelection()?.type === 'Range') reveal(event, false);
  else if (person.matches('.mention')) void actions.showMentioned(person);
  else void actions.showPersonOf(view.indexOf(person));
});
view.scroller.addEventListener('dblclick', event => {
  if (personAt(event.target) === undefined) reveal(event, true);
});

/** The name, circle or mention of a person that was pressed. */
function personAt(target: EventTarget | null): HTMLElement | undefined {
  const found =
    target instanceof Element ? target.closest<HTMLElement>('.meta .speaker, .avatar, .mention') : null;
  return found ?? undefined;
}

view.scroller.addEventListener('keydown', event => {
  const index = event.target instanceof Node ? view.indexOf(event.target) : -1;
  if (index === -1 || event.altKey || event.shiftKey) return;
  const last = (store.total ?? 1) - 1;
  const control = event.ctrlKey || event.metaKey;
  const targets: Record<string, number | undefined> = control
    ? { Home: 0, End: last }
    : { ArrowDown: view.neighbour(index, 1), ArrowUp: view.neighbour(index, -1) };
  const target = targets[event.key];
  if (target !== undefined) view.focus(target);
  else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('article')) {
    reveal(event, true);
  } else if (event.key === ' ' && event.target instanceof HTMLElement && event.target.matches('article')) {
    void actions.showPersonOf(index);
  } else return;
  event.preventDefault();
});

document.addEventListener('keydown', event => {
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey && event.key.toLowerCase() === 'f') finder.open();
  else if (event.key === 'F3') finder.step(event.shiftKey ? -1 : 1);
  else return;
  event.preventDefault();
});
