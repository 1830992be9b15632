import type { Format } from '../arguments';
import { jsonReport } from './json';
import type { Report } from './report';
import { stylishReport } from './stylish';

/** @param isColored whether it may have colors */
export function reportOf(format: Format, isColored: boolean): Report {
  return format === 'json' ? jsonReport() : stylishReport(isColored);
}
