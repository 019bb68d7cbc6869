import type { Entry, Place } from "../simulators/slack/people/interactions-door.ts";

/** An interactive element of Block Kit, and where it stands. */
export interface Control {
  readonly place: Place;
  readonly blockId: string;
  readonly actionId: string;
  /** As the app sent it. */
  readonly element: Readonly<Record<string, unknown>>;
}

/** What a person does at a stop by pressing Enter. */
export type Deed =
  | { readonly type: "open-message"; readonly channel: string; readonly ts: string }
  | { readonly type: "open-thread"; readonly channel: string; readonly ts: string }
  /** A button, or one box of several. */
  | { readonly type: "act"; readonly control: Control; readonly value?: Entry }
  /** A menu opens, with what can be chosen. */
  | { readonly type: "choose"; readonly control: Control; readonly selected: readonly string[] }
  /** A line opens to write in. */
  | { readonly type: "write"; readonly control: Control; readonly written: string }
  | { readonly type: "submit-view" }
  | { readonly type: "close-view" }
  | { readonly type: "choose-prompt"; readonly title: string; readonly thread?: string }
  | { readonly type: "stop-stream"; readonly channel: string; readonly ts: string }
  | { readonly type: "download"; readonly file: string; readonly name: string };

/** A place on the screen that the keyboard can stop at. */
export interface Stop {
  /** The same from one frame to the next. */
  readonly id: string;
  readonly deed: Deed;
}
