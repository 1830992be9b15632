/** What tells the parts of a program's text apart: as much as colors need. */
export interface CodeLanguage {
  /** The signs with which a comment begins that ends with its line. */
  readonly lineComments: readonly string[];
  /** Whether there are comments between these signs. */
  readonly blockComment?: readonly [begin: string, end: string];
  /** The signs around texts. */
  readonly quotes: string;
  readonly keywords: ReadonlySet<string>;
  readonly ignoresCase?: true;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const C_WORDS =
  'auto bool boolean break byte case catch char class const continue default delete do double else enum export extends extern false final finally float for foreach function goto if implements import in instanceof int interface long namespace new null nullptr package private protected public return short signed sizeof static string struct super switch template this throw throws true try typedef typename union unsigned using virtual void volatile while';

const C: CodeLanguage = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: `"'\``,
  keywords: words(
    `${C_WORDS} abstract any as async await constructor declare defer debugger fn fun func go impl interface is keyof let loop match mod module mut never number object of override pub readonly ref select self trait type undefined unknown use val var where yield`,
  ),
};

const HASH: CodeLanguage = {
  lineComments: ['#'],
  quotes: `"'\``,
  keywords: words(
    'and as assert async await begin break case class continue def del do done elif else elsif end ensure esac except exec export false False fi finally for from function global if import in is lambda local module next nil None nonlocal not null or pass raise require rescue return self then true True try unless until when while with yield',
  ),
};

const SQL: CodeLanguage = {
  lineComments: ['--'],
  blockComment: ['/*', '*/'],
  quotes: `"'\``,
  ignoresCase: true,
  keywords: words(
    'add all alter and as asc begin between by case check column commit create database default delete desc distinct drop else end exists foreign from full group having if in index inner insert into is join key left like limit not null offset on or order outer primary references right rollback select set table then transaction union unique update values view when where with',
  ),
};

const JSON_LIKE: CodeLanguage = { lineComments: ['//'], quotes: '"', keywords: words('true false null') };

const MARKUP: CodeLanguage = {
  lineComments: [],
  blockComment: ['<!--', '-->'],
  quotes: `"'`,
  keywords: new Set(),
};

const STYLES: CodeLanguage = {
  lineComments: [],
  blockComment: ['/*', '*/'],
  quotes: `"'`,
  keywords: words(
    'important media supports import keyframes font-face root hover focus before after not is where',
  ),
};

const NAMES: readonly (readonly [CodeLanguage, string])[] = [
  [
    C,
    'c cc cpp c++ h hpp cs csharp c# go golang java javascript js jsx kotlin kt mjs objc php rs rust scala swift ts tsx typescript dart groovy proto',
  ],
  [
    HASH,
    'bash console dockerfile ini makefile perl pl powershell ps1 properties py python r rb ruby sh shell toml yaml yml zsh',
  ],
  [SQL, 'mysql plsql postgres postgresql sql sqlite lua haskell'],
  [JSON_LIKE, 'json json5 jsonc'],
  [MARKUP, 'html svg xml vue'],
  [STYLES, 'css less scss'],
];

const BY_NAME = new Map(NAMES.flatMap(([language, names]) => names.split(' ').map(name => [name, language])));

/** The language that the first line of a code block names; `undefined` if it is unknown. */
export function codeLanguage(name: string): CodeLanguage | undefined {
  return BY_NAME.get(name.toLowerCase());
}
