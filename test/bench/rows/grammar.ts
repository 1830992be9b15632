import { type IGrammar, INITIAL, type StateStack } from 'vscode-textmate';
import { builtInExtensions } from '../../../scripts/hosts/serverHost';
import { loadGrammar } from '../../grammar/tokenizer';
import { PREFIXES, UNITS } from '../../grammar/worstLines';
import type { Logs } from '../logs';
import { milliseconds, type Row } from '../row';

/** The limit for a line in milliseconds: VS Code tokenizes while the user types. */
const BAR = 5;

/** VS Code's own Markdown grammar, which ours embeds, also reads lines of up to 3,000 characters. */
const LENGTHS = [150, 300, 600, 999, 2999];

/** The slowest line to tokenize, of a long log and of worst-case lines, compared with VS Code's own Markdown grammar on that line. */
export async function grammar(logs: Logs): Promise<Row[]> {
  process.env.VSCODE_EXTENSIONS ??= await builtInExtensions();
  const [chatlog, markdown] = [await loadGrammar(), await loadGrammar('text.html.markdown')];
  const row = (what: string, { line, before, time }: Slowest): Row => {
    const floor = bestTime(markdown, line, INITIAL, 50);
    const measured = Math.min(time, bestTime(chatlog, line, before, 50));
    return {
      what: `${what}: slowest line to color (floor: VS Code's Markdown alone)`,
      floor: milliseconds(floor),
      measured: milliseconds(measured),
      ratio: `${(measured / floor).toFixed(2)} ×`,
      bar: `${BAR} ms`,
      holds: measured < BAR,
    };
  };
  const inBody = stateAfter(chatlog, ['> 07:08:28  Amy', '']);
  const worst = PREFIXES.flatMap(prefix =>
    UNITS.flatMap(unit => LENGTHS.map(length => (prefix + unit.repeat(length)).slice(0, length))),
  );
  return [
    row(`log of ${logs.large.description}`, slowestOf(chatlog, logs.large.text.split('\n'), INITIAL, false)),
    row(`${worst.length} lines made to be slow`, slowestOf(chatlog, worst, inBody, true)),
  ];
}

interface Slowest {
  readonly line: string;
  readonly before: StateStack;
  readonly time: number;
}

/** The slowest of consecutive lines, or of lines that each follow `state`. */
function slowestOf(grammar: IGrammar, lines: readonly string[], state: StateStack, apart: boolean): Slowest {
  let slowest: Slowest | undefined;
  let before = state;
  for (const line of lines) {
    let time = bestTime(grammar, line, before, 2);
    // Other load of the machine must not make a line the slowest.
    if (time > (slowest?.time ?? 0)) time = bestTime(grammar, line, before, 20);
    if (time > (slowest?.time ?? 0)) slowest = { line, before, time };
    if (!apart) before = grammar.tokenizeLine(line, before).ruleStack;
  }
  return slowest!;
}

/** The best time of several runs, in ms: the time of the line without other load of the machine. */
function bestTime(grammar: IGrammar, line: string, before: StateStack, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    grammar.tokenizeLine(line, before);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function stateAfter(grammar: IGrammar, lines: readonly string[]): StateStack {
  return lines.reduce((state, line) => grammar.tokenizeLine(line, state).ruleStack, INITIAL);
}
