import type { Plugin } from 'esbuild';

export const UNUSED_FEATURES: Readonly<Record<string, readonly string[]>>;
export const trimLanguageClient: Plugin;
