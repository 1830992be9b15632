/** The languages in which chat programs write the names of months: those of the machines they run on. */
const LANGUAGES = [
  ...[
    'en',
    'de',
    'fr',
    'es',
    'pt',
    'it',
    'nl',
    'sv',
    'nb',
    'da',
    'fi',
    'pl',
    'cs',
    'sk',
    'hu',
    'ro',
    'hr',
    'sl',
    'et',
    'lv',
  ],
  ...['lt', 'ru', 'uk', 'bg', 'el', 'tr', 'id', 'vi', 'ca', 'he', 'ar', 'hi', 'th'],
];

let months: ReadonlyMap<string, number> | undefined;

/** The number of a month, 1 to 12, from its name or the beginning of its name; `undefined` for another word. */
export function monthNamed(word: string): number | undefined {
  months ??= monthNames();
  const key = keyOf(word);
  return months.get(key) ?? months.get(key.slice(0, 3));
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  // A name that is another month in an earlier language stays that month.
  const add = (name: string, month: number) => {
    if (name !== '' && !names.has(name)) names.set(name, month);
  };
  for (const language of LANGUAGES) {
    const [long, short] = [namesIn(language, 'long'), namesIn(language, 'short')];
    for (const list of [long, short]) {
      list.forEach((name, i) => {
        add(name, i + 1);
      });
    }
    // The C library shortens to three letters, where they are those of one month only.
    const beginnings = long.map(name => name.slice(0, 3));
    beginnings.forEach((name, i) => {
      if (beginnings.indexOf(name) === beginnings.lastIndexOf(name)) add(name, i + 1);
    });
  }
  return names;
}

function namesIn(language: string, style: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2023, month, 1));
    return keyOf(parts.find(({ type }) => type === 'month')?.value ?? '');
  });
}

function keyOf(word: string): string {
  return word.toLowerCase().replaceAll('.', '');
}
