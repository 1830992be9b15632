/** The messages between the preview's page and the extension host. Types only: the page imports them too. */
import type {
  CalendarTexts,
  Days,
  DaysParams,
  FilterTexts,
  FindBarTexts,
  LightboxTexts,
  MessageAnswered,
  Navigation,
  PreviewChangedParams,
  PreviewCopy,
  PreviewCopyParams,
  PreviewFiltered,
  PreviewFilterParams,
  PreviewFindParams,
  PreviewFound,
  PreviewLocation,
  PreviewMap,
  PreviewMapParams,
  PreviewWindow,
  Speakers,
} from '../../../server/src/protocol';

/** The page's own texts, in the display language. `{0}` and `{1}` are placeholders for values. */
export interface PageTexts extends FindBarTexts, FilterTexts, CalendarTexts, LightboxTexts {
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
  /** What a screen reader calls a notice of an application. */
  readonly notice: string;
  readonly noSpeaker: string;
  readonly transcript: string;
  readonly image: string;
  /** `{0}`: hosts. */
  readonly imagesBlocked: string;
  readonly loadImages: string;
  readonly notNow: string;
  readonly imageBlocked: string;
  readonly imageFailed: string;
  readonly imageMissing: string;
  readonly tryAgain: string;
  /** `{0}`: a host. */
  readonly loadImagesFrom: string;
  /** `{0}` of `{1}` messages. */
  readonly copying: string;
  /** `{0}` messages. */
  readonly copied: string;
  readonly copyFailed: string;
  readonly unknownPerson: string;
  readonly you: string;
  /** Also `{0}`. */
  readonly also: string;
  /** `{0}` messages. */
  readonly inThisLog: string;
  /** `{0}` messages in `{1}` logs. */
  readonly inLogs: string;
  readonly showOnly: string;
  readonly nextOfSpeaker: string;
  readonly previousOfSpeaker: string;
  readonly noMoreOfSpeaker: string;
  readonly rename: string;
  readonly copyName: string;
  readonly toolbar: string;
  readonly dayBefore: string;
  readonly dayAfter: string;
  readonly calendar: string;
  readonly goToTime: string;
  readonly timeHint: string;
  readonly noTime: string;
  readonly toTop: string;
  /** Message `{0}` of `{1}`. */
  readonly position: string;
  /** `{0}` hours. */
  readonly hours: string;
  /** `{0}` minutes. */
  readonly minutes: string;
  /** The name of the strip beside the scroll bar. */
  readonly strip: string;
  readonly longestPause: string;
  readonly filter: string;
  /** `{0}` of `{1}` messages. */
  readonly shownOf: string;
}

/** How remote images are handled: the setting `chatlog.preview.remoteImages`. */
export type RemoteImages = 'ask' | 'always' | 'never';

/** How a page looks: the settings below `chatlog.preview`. */
export interface PageLook {
  readonly theme: 'editor' | 'light' | 'dark';
  readonly density: 'compact' | 'normal' | 'wide';
  readonly ownMessages: 'left' | 'right';
  /** In pixels; 0 is the size of VS Code's Markdown preview. */
  readonly fontSize: number;
}

/** The settings of a page, contained in its HTML. */
export interface PageSettings {
  readonly uri: string;
  /** Whether the preview stays with this log when another becomes active. */
  readonly isLocked: boolean;
  readonly look: PageLook;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly texts: PageTexts;
  readonly remoteImages: RemoteImages;
  /** The hosts that the user allowed images from. */
  readonly imageHosts: readonly string[];
  /** The base of relative images; absent for a log without a folder. */
  readonly folder?: string;
  /** The base of images with a leading slash; absent without a workspace folder. */
  readonly root?: string;
}

/** The state that the page keeps while it is hidden, and across restarts of VS Code. */
export interface PageState {
  readonly uri: string;
  readonly isLocked: boolean;
  /** The message at the top, and the number of pixels by which it is scrolled out. */
  readonly index: number;
  readonly offset: number;
}

type OfLog<Params> = Omit<Params, 'textDocument'>;

/** What a page asks about its log, or about the workspace. The server answers. */
export interface PageRequests {
  readonly find: { readonly params: OfLog<PreviewFindParams>; readonly result: PreviewFound };
  readonly filter: { readonly params: OfLog<PreviewFilterParams>; readonly result: PreviewFiltered };
  readonly map: { readonly params: OfLog<PreviewMapParams>; readonly result: PreviewMap };
  readonly copy: { readonly params: OfLog<PreviewCopyParams>; readonly result: PreviewCopy };
  /** The people of the log, or of all logs, by the number of their messages; those whose names fit what is typed. */
  readonly people: {
    readonly params: { readonly typed?: string; readonly everywhere?: boolean };
    readonly result: Speakers;
  };
  readonly days: { readonly params: DaysParams; readonly result: Days };
  /** What the message at a line answers. */
  readonly answered: { readonly params: { readonly line: number }; readonly result: MessageAnswered | null };
  /** The message at a time as people type it. */
  readonly time: { readonly params: { readonly typed: string }; readonly result: Navigation };
}

/** What the menu of a message offers; each is a command `chatlog.preview.ACTION`. */
export type MessageAction =
  | 'copyText'
  | 'copyLink'
  | 'goToSource'
  | 'showPerson'
  | 'showOnlyPerson'
  | 'rename'
  | 'nextOfSpeaker'
  | 'previousOfSpeaker';

/** What the page does by a command without a message: `chatlog.preview.ACTION`. */
export type PageAction = 'find' | 'filter' | 'goToTime';

export type FromPage =
  /** The page is ready for messages. The host answers with `start`. */
  | { readonly type: 'ready' }
  | { readonly type: 'window'; readonly id: number; readonly first: number; readonly count: number }
  /** The user clicked at a line of the log. With `focus`, the editor takes the focus. */
  | { readonly type: 'reveal'; readonly line: number; readonly focus: boolean }
  | {
      readonly type: 'request';
      readonly id: number;
      readonly name: keyof PageRequests;
      readonly params: PageRequests[keyof PageRequests]['params'];
    }
  /** The user scrolled: the line at the top of the window. */
  | { readonly type: 'scrolled'; readonly line: number }
  /** The user wants to read another log. */
  | { readonly type: 'openLog'; readonly uri: string }
  | { readonly type: 'copyText'; readonly text: string }
  /** The user wants a link to the message at a line. */
  | { readonly type: 'copyLink'; readonly line: number }
  /** The user wants to rename the speaker whose header is in a line. */
  | { readonly type: 'rename'; readonly line: number }
  | { readonly type: 'allowImages'; readonly hosts: readonly string[] };

export type ToPage =
  /** The initial place, unless the page has a place of its own. */
  | { readonly type: 'start'; readonly top?: PreviewLocation; readonly cursor?: number }
  /** The answer to `window`; without a window if the log or the server is not available. */
  | { readonly type: 'window'; readonly id: number; readonly window?: PreviewWindow }
  /** The answer to `request`; without a result if the log or the server is not available. */
  | {
      readonly type: 'response';
      readonly id: number;
      readonly result?: PageRequests[keyof PageRequests]['result'];
    }
  | { readonly type: 'changed'; readonly change: PreviewChangedParams }
  /** Something other than the text changed, such as the findings: the visible messages are requested again. */
  | { readonly type: 'refresh' }
  /** The server has a new document for the log; versions start again. */
  | { readonly type: 'reset' }
  /** The editor's cursor moved to a message, or its first visible line changed. */
  | { readonly type: 'follow'; readonly cursor?: number; readonly top?: PreviewLocation }
  /** A command for a message, by its index, or for the page. */
  | { readonly type: 'message'; readonly action: MessageAction; readonly index: number }
  | { readonly type: 'page'; readonly action: PageAction }
  /** Shows the messages of a person alone. */
  | { readonly type: 'showOnly'; readonly person: string }
  | { readonly type: 'look'; readonly look: PageLook }
  /** Whether the preview stays with its log, for the page's state. */
  | { readonly type: 'locked'; readonly isLocked: boolean }
  | { readonly type: 'unavailable'; readonly text: string };
