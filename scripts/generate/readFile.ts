import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { repositoryRoot } from '../hosts/paths';

/** Reads a file of the repository, by its path from the root. */
export type ReadFile = (file: string) => string;

export const readFile: ReadFile = file => readFileSync(path.join(repositoryRoot, file), 'utf8');
