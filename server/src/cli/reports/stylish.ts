import { inspect } from 'node:util';
import * as l10n from '@vscode/l10n';
import { type FixCount, FixCounts, fixSummary } from '../../document/fixSummary';
import type { Severity } from '../../rules/rule';
import { printable } from '../printable';
import type { Counts, Report, ReportedFinding } from './report';

type Color = keyof typeof inspect.colors;

const COLOR: Record<Severity, Color> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'gray',
};

/**
 * Findings for human readers, under the name of each file: place (lines and columns from 1, as in editors), severity, message,
 * rule; above them the fixes in the file. Then the number of findings. Empty if there is nothing to report.
 */
export function stylishReport(colored: boolean): Report {
  const paint = (text: string, color: Color) => (colored ? inColor(text, color) : text);
  const names = severityNames();
  const width = Math.max(...Object.values(names).map(name => name.length));
  const allFixed = new FixCounts();
  let fixedFiles = 0;

  function fixes(fixed: readonly FixCount[]): string {
    return fixed.length === 0 ? '' : `${' '.repeat(11)}${paint(fixSummary(fixed), 'green')}\n`;
  }

  function line({ range, severity, message, rule }: ReportedFinding): string {
    const place = `${range.start.line + 1}:${range.start.character + 1}`.padStart(9);
    const name = paint(names[severity].padEnd(width), COLOR[severity]);
    return `${place}  ${name}  ${printable(message)}  ${paint(rule.id, 'gray')}\n`;
  }

  return {
    showsFixable: false,
    start: '',
    between: '',
    ofFile(file, findings, fixed) {
      if (findings.length === 0 && fixed.length === 0) return '';
      if (fixed.length > 0) fixedFiles++;
      allFixed.addAll(fixed);
      return `${paint(printable(file), 'underline')}\n${fixes(fixed)}${findings.map(line).join('')}\n`;
    },
    finish(counts, isEmpty) {
      if (isEmpty) return '';
      const color = counts.error > 0 ? 'red' : counts.warning > 0 ? 'yellow' : 'cyan';
      const found = totalOfFindings(counts) === 0 ? '' : `${paint(summary(counts), color)}\n`;
      // For a single file it is below the file's name.
      const total = fixedFiles < 2 ? '' : `${paint(fixSummary(allFixed.all), 'green')}\n`;
      return `${total}${found}`;
    },
  };
}

function severityNames(): Record<Severity, string> {
  return {
    error: l10n.t('error'),
    warning: l10n.t('warning'),
    information: l10n.t('information'),
    hint: l10n.t('hint'),
  };
}

function summary(counts: Counts): string {
  const { error, warning, information, hint } = counts;
  const total = totalOfFindings(counts);
  return total === 1
    ? l10n.t(
        '1 finding (error: {0}, warning: {1}, information: {2}, hint: {3})',
        error,
        warning,
        information,
        hint,
      )
    : l10n.t(
        '{0} findings (error: {1}, warning: {2}, information: {3}, hint: {4})',
        total,
        error,
        warning,
        information,
        hint,
      );
}

function totalOfFindings(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function inColor(text: string, color: Color): string {
  const [on, off] = inspect.colors[color]!;
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
