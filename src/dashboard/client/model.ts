import type { Entry } from "../../simulators/slack/people/interactions-door.ts";
import type { Control, Deed } from "../deed.ts";
import type { EditedLine } from "../keys/edit-line.ts";
import type { KeyPress } from "../keys/key-press.ts";
import type { At, Seen } from "./seen.ts";

/** All that the screen is drawn from. */
export interface Model {
  readonly size: Size;
  /** What is told at the beginning of a conversation, a line each. */
  readonly facts: readonly string[];
  /** What only the help screen shows besides, a line each. */
  readonly guide: readonly string[];
  readonly me: string;
  readonly at: At;
  /** The thread that is written in; outside of threads where there is none. */
  readonly thread?: string;
  readonly line: EditedLine;
  /** The id of the stop that has the keyboard; the line to write in has it where there is none. */
  readonly focus?: string;
  /** So many rows are hidden below the lowest that is shown. */
  readonly scroll: number;
  /** What lies over all else and has the keyboard. */
  readonly overlay?: Overlay;
  /** What had the keyboard went away by itself: no key sends or presses anything until Esc. */
  readonly held?: boolean;
  /** The modal that the last key submitted or closed. */
  readonly leaving?: string;
  /** What a person should see at once, whatever else goes on; the last is shown until a key is pressed. */
  readonly notices: readonly string[];
  readonly noticeShown: boolean;
  /** Conversations with messages that were not on the screen. */
  readonly unread: ReadonlySet<string>;
  readonly seen: Seen;
  /** Set when the client is over. */
  readonly ended?: Ending;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface Ending {
  /** What broke the client, where it was not left. */
  readonly fault?: unknown;
}

export type Overlay =
  /** `top` is the first row that is shown of it. */
  | { readonly type: "help"; readonly top: number }
  | ({ readonly type: "picker" } & Picker)
  | ({ readonly type: "writer" } & Writer);

/** A list to choose from, which is narrowed by typing. */
export interface Picker {
  readonly title: string;
  readonly items: readonly PickerItem[];
  readonly filter: EditedLine;
  readonly index: number;
  /** Several may be chosen: the values that are. */
  readonly chosen?: readonly string[];
  /** The element that is chosen for. */
  readonly control?: Control;
  /** The app offers what fits to what is typed. */
  readonly external?: boolean;
}

export interface PickerItem {
  readonly label: string;
  readonly hint?: string;
  /** What the element takes for it. */
  readonly value?: string;
  /** What choosing it does. */
  readonly message: Message;
}

/** A line that is written for something else than a message. */
export interface Writer {
  readonly title: string;
  readonly line: EditedLine;
  readonly purpose: WriterPurpose;
  /** What is wrong with the line, which was not taken. */
  readonly fault?: string;
}

export type WriterPurpose =
  | { readonly type: "enter"; readonly control: Control }
  | ({ readonly type: "react" } & MessagePlace)
  | ({ readonly type: "edit" } & MessagePlace)
  | { readonly type: "download"; readonly file: string; readonly name: string };

/** Whatever happens to the client. */
export type Message =
  | { readonly type: "key"; readonly press: KeyPress }
  | { readonly type: "pasted"; readonly text: string }
  | { readonly type: "resized"; readonly size: Size }
  | { readonly type: "seen"; readonly seen: Seen }
  | { readonly type: "arrived"; readonly channel: string }
  | { readonly type: "noticed"; readonly text: string }
  | { readonly type: "sent"; readonly channel: string; readonly thread: string }
  | { readonly type: "went"; readonly at: At }
  | { readonly type: "became"; readonly me: string; readonly at: At }
  | { readonly type: "thread-opened"; readonly channel: string; readonly ts: string }
  | { readonly type: "offered"; readonly control: Control; readonly items: readonly PickerItem[] }
  | { readonly type: "done"; readonly deed: Deed; readonly sure?: boolean }
  | { readonly type: "wrote"; readonly purpose: WriterPurpose; readonly title: string; readonly text: string }
  | { readonly type: "asked"; readonly effect: Effect }
  /** A list was closed without a choice. */
  | { readonly type: "closed" }
  | { readonly type: "ended"; readonly ending: Ending };

/** What the client wants to be done outside of it. */
export type Effect =
  | { readonly type: "send"; readonly channel: string; readonly text: string; readonly thread?: string }
  | {
      readonly type: "run-command";
      readonly channel: string;
      readonly command: string;
      readonly text: string;
      readonly thread?: string;
    }
  | { readonly type: "act"; readonly control: Control; readonly value?: Entry }
  | { readonly type: "enter-written"; readonly control: Control; readonly text: string }
  | { readonly type: "suggest"; readonly control: Control; readonly typed: string }
  | { readonly type: "submit-view"; readonly view: string }
  | { readonly type: "close-view"; readonly view: string }
  | { readonly type: "run-shortcut"; readonly callbackId: string; readonly message?: MessagePlace }
  | {
      readonly type: "choose-prompt";
      readonly title: string;
      readonly bot: string;
      readonly channel: string;
      readonly thread?: string;
    }
  | { readonly type: "stop-stream"; readonly channel: string; readonly ts: string }
  | { readonly type: "upload"; readonly channel: string; readonly path: string; readonly thread?: string }
  | { readonly type: "download"; readonly file: string; readonly path: string }
  | { readonly type: "open-direct-message"; readonly other: string }
  | { readonly type: "open-home"; readonly bot: string; readonly tab: "home" | "messages" }
  | { readonly type: "be"; readonly user: string }
  | ({ readonly type: "react"; readonly text: string } & MessagePlace)
  | ({ readonly type: "edit"; readonly text: string } & MessagePlace)
  | ({ readonly type: "delete" } & MessagePlace)
  | { readonly type: "join"; readonly channel: string }
  /** Goes on with a message of its own. */
  | { readonly type: "follow"; readonly message: Message };

export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** The client after a message, and what it wants to be done. */
export type Step = readonly [Model, readonly Effect[]];
