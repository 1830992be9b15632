import type { ExportSource } from './exportSource';
import type { Sample } from './sample';

/** The source of a file; or, if there is none, the sources with at least half of their marks in it, the most likely first. */
export type Recognition = { readonly source: ExportSource } | { readonly near: readonly ExportSource[] };

/** Finds the form of a file from its beginning. Of several whose marks are all there, the first in the table. */
export function recognize(sample: Sample, sources: readonly ExportSource[]): Recognition {
  const shares = sources.map(source => ({ source, share: source.recognize(sample) }));
  const found = shares.find(({ share }) => share >= 1);
  if (found !== undefined) return { source: found.source };
  const near = shares.filter(({ share }) => share >= 0.5).sort((a, b) => b.share - a.share);
  return { near: near.map(({ source }) => source) };
}
