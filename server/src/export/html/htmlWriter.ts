import * as l10n from '@vscode/l10n';
import type { ExportedPageTexts } from '../../protocol';
import { escapeHtml } from '../pictures';
import type {
  ExportedMessage,
  ExportSummary,
  LogSummary,
  ShownPictures,
  TranscriptWriter,
  WriterOptions,
} from '../writer';
import { articleHtml, articleTexts } from './articleHtml';
import { contentsHtml } from './contentsHtml';
import { CollectedReadings } from './nameReadings';
import { countText, daysText, formatDay, peopleText } from './pageText';
import { pagePolicy } from './policy';

/** The number of messages that a browser lays out at a time: it skips those that are not in the window. */
const PART = 50;

/**
 * A longer transcript waits as text: with scripts, a browser reads what is in `noscript` as one text, which takes a tenth of the time and memory, and
 * the script makes messages of the parts that the reader comes to. Without scripts and on paper, all of them are there as ever.
 */
const MAX_AT_ONCE = 3000;

/** So many parts at the beginning are there at once, so that the first window is. */
const FIRST_PARTS = 4;

/**
 * Writes a transcript as one page that needs nothing else: the messages as the preview shows them, readable without scripts, with a script to find
 * and to filter. It prints all messages.
 */
export function createHtmlWriter(options: WriterOptions): TranscriptWriter {
  const { language, version, assets, isPaper = false } = options;
  const articles = { texts: articleTexts(), isPaper };
  const readings = new CollectedReadings();
  let inPart = 0;
  let parts = 0;
  let hasManyLogs = false;
  let mayWait = false;
  const begin = () =>
    mayWait && parts > FIRST_PARTS ? '<div class="part"><noscript>\n' : '<div class="part">\n';
  const end = () => (mayWait && parts > FIRST_PARTS ? '</noscript></div>\n' : '</div>\n');

  return {
    async preamble(summary: ExportSummary): Promise<string> {
      hasManyLogs = summary.logs.length > 1;
      mayWait = !isPaper && summary.messages > MAX_AT_ONCE;
      const styles = assets.styles + colorStyles(summary.colors) + pictureStyles(summary.people);
      const policy = await pagePolicy(assets.script, styles, summary.pictureSources);
      return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Chat Log ${escapeHtml(version)}">
<title>${escapeHtml(summary.title)}</title>
<style>${styles}</style>
</head>
<body data-texts="${escapeHtml(JSON.stringify(pageTexts()))}">
<header class="head">
${headHtml(summary, language)}
${isPaper ? '' : contentsHtml(summary, language)}
</header>
<main>
`;
    },

    beginLog({ id, day, title, messages }: LogSummary): string {
      inPart = 0;
      if (!hasManyLogs) return '<section class="log">\n';
      const name = day === undefined ? title : formatDay(day, language);
      const more = [day === undefined ? undefined : title, countText(messages, language)].filter(Boolean);
      return `<section class="log" id="${escapeHtml(id)}">\n<header class="log-head"><h2>${escapeHtml(name)}</h2><p class="details">${spans(more)}</p></header>\n`;
    },

    message(message: ExportedMessage, pictures: ShownPictures): string {
      const article = articleHtml(message, pictures, articles);
      readings.add(message.speaker);
      for (const mention of message.mentions) readings.add(mention);
      const isFirst = inPart === 0;
      if (isFirst) parts++;
      const text = isFirst ? begin() + article : article;
      inPart = (inPart + 1) % PART;
      return inPart === 0 ? text + end() : text;
    },

    endLog(): string {
      const text = inPart === 0 ? '</section>\n' : `${end()}</section>\n`;
      inPart = 0;
      return text;
    },

    postamble(): string {
      const by = l10n.t('Exported by {0}', `Chat Log ${version}`);
      const names = isPaper ? '{}' : escapeHtml(JSON.stringify(readings.table()));
      return `</main>\n<footer class="made-by" data-readings="${names}">${escapeHtml(by)}</footer>\n<script>${assets.script}</script>\n</body>\n</html>\n`;
    },
  };
}

function headHtml({ title, logs, people, messages }: ExportSummary, language: string): string {
  const [log] = logs;
  const isOne = logs.length === 1;
  const name = isOne && log!.day !== undefined ? formatDay(log!.day, language) : title;
  const details = [
    isOne ? (name === title ? undefined : title) : daysText(logs.length, language),
    countText(messages, language),
    peopleText(people.length, language),
  ];
  return `<h1>${escapeHtml(name)}</h1>\n<p class="details">${spans(details)}</p>`;
}

function spans(texts: readonly (string | undefined)[]): string {
  return texts
    .filter(text => text !== undefined)
    .map(text => `<span>${escapeHtml(text)}</span>`)
    .join(' ');
}

/** Elements in a color of the registry: the policy allows no styles of elements. Colors are safe in styles (`readCssColor`). */
function colorStyles(colors: readonly string[]): string {
  return colors.map(color => `[data-color="${color}"]{--own-color:${color}}`).join('');
}

/** The pictures of people in their circles. Each is in the page once, however often its person speaks. */
function pictureStyles(people: ExportSummary['people']): string {
  return people
    .map(({ picture }, index) => {
      if (picture === undefined) return '';
      const circle = `[data-who="${index}"] .avatar`;
      // A linked picture may be missing later: the letter below it stays.
      const letter = picture.startsWith('data:') ? `${circle}{background:none;color:transparent}` : '';
      return `${letter}${circle}::after{content:"";background-image:url("${picture}")}`;
    })
    .join('');
}

function pageTexts(): ExportedPageTexts {
  return {
    find: l10n.t('Find'),
    matchCase: l10n.t('Match Case'),
    matchWidth: l10n.t('Match Width'),
    previousMatch: l10n.t('Previous Match (Shift+Enter)'),
    nextMatch: l10n.t('Next Match (Enter)'),
    close: l10n.t('Close (Escape)'),
    noResults: l10n.t('No results'),
    matchOf: l10n.t('{0} of {1}', '{0}', '{1}'),
    filter: l10n.t('Filter'),
    findPeople: l10n.t('Find people'),
    people: l10n.t('People'),
    content: l10n.t('Content'),
    kinds: {
      image: l10n.t('Images'),
      link: l10n.t('Links'),
      code: l10n.t('Code'),
      file: l10n.t('Files'),
      mentionOfMe: l10n.t('Mentions of me'),
    },
    shownOf: l10n.t('{0} of {1} messages', '{0}', '{1}'),
    showAll: l10n.t('Show all messages'),
    leftOut: l10n.t('{0} messages left out', '{0}'),
    oneLeftOut: l10n.t('1 message left out'),
    showLeftOut: l10n.t('Show them'),
    calendar: l10n.t('Choose a day'),
    previousMonth: l10n.t('Month before'),
    nextMonth: l10n.t('Month after'),
    picture: l10n.t('Picture'),
    previousPicture: l10n.t('Previous picture'),
    nextPicture: l10n.t('Next picture'),
    zoomIn: l10n.t('Zoom in'),
    zoomOut: l10n.t('Zoom out'),
    toTop: l10n.t('To the top'),
  };
}
