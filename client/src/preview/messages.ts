/** What the preview's page and the extension host say to each other. Types only: the page imports them too. */
import type { PreviewChangedParams, PreviewLocation, PreviewWindow } from '../../../server/src/protocol';

/** The page's own texts, in the display language. `{0}` and `{1}` are places for values. */
export interface PageTexts {
  /** `{0}` messages. */
  readonly messages: string;
  readonly oneMessage: string;
  /** `{0}` people. */
  readonly speakers: string;
  readonly oneSpeaker: string;
  readonly noMessages: string;
  readonly noMessagesHint: string;
  /** `{0}`: a line, counted from 1. */
  readonly strayText: string;
  readonly emptyMessage: string;
  readonly noSpeaker: string;
  readonly transcript: string;
  readonly image: string;
  /** `{0}`: hosts. */
  readonly imagesBlocked: string;
  readonly loadImages: string;
  readonly notNow: string;
  readonly imageBlocked: string;
  readonly imageFailed: string;
}

/** How remote images are dealt with: the setting `chatlog.preview.remoteImages`. */
export type RemoteImages = 'ask' | 'always' | 'never';

/** What a page is made with; it stands in its HTML. */
export interface PageSettings {
  readonly uri: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly texts: PageTexts;
  readonly remoteImages: RemoteImages;
  /** The hosts that someone allowed images from. */
  readonly imageHosts: readonly string[];
  /** Where relative images are; absent for a log without a folder. */
  readonly folder?: string;
  /** Where images with a leading slash are; absent without a workspace folder. */
  readonly root?: string;
}

/** What the page remembers while it is hidden, and across restarts of VS Code. */
export interface PageState {
  readonly uri: string;
  /** The message at the top, and by how many pixels it is scrolled out. */
  readonly index: number;
  readonly offset: number;
}

export type FromPage =
  /** The page listens. The host answers with `start`. */
  | { readonly type: 'ready' }
  | { readonly type: 'window'; readonly id: number; readonly first: number; readonly count: number }
  /** Somebody clicked at a line of the log; `focus`: and wants to go there. */
  | { readonly type: 'reveal'; readonly line: number; readonly focus: boolean }
  | { readonly type: 'allowImages'; readonly hosts: readonly string[] };

export type ToPage =
  /** Where to begin, unless the page remembers a place. */
  | { readonly type: 'start'; readonly top?: PreviewLocation; readonly cursor?: number }
  /** The answer to `window`; none where the log or the server is not there. */
  | { readonly type: 'window'; readonly id: number; readonly window?: PreviewWindow }
  | { readonly type: 'changed'; readonly change: PreviewChangedParams }
  /** Something beside the text changed, such as what is found in it: what is shown is asked for again. */
  | { readonly type: 'refresh' }
  /** The log is served anew; versions count from the beginning. */
  | { readonly type: 'reset' }
  /** The editor's cursor moved to a message, or its first visible line changed. */
  | { readonly type: 'follow'; readonly cursor?: number; readonly top?: PreviewLocation }
  | { readonly type: 'unavailable'; readonly text: string };
