import type { SlackView } from "./view.ts";

/** What happened to the modals and home tabs of people; the state holds it already. */
export type ViewChange = ViewShown | ViewClosed | ViewErrors | HomePublished | HomeOpened;

/** A modal came up for the person (`view-opened`, the uppermost from then on), or the app changed it. */
export interface ViewShown {
  readonly type: "view-opened" | "view-updated";
  readonly user: string;
  readonly view: SlackView;
}

/** A modal is gone: closed, submitted, or cleared away. */
export interface ViewClosed {
  readonly type: "view-closed";
  readonly user: string;
  readonly view: SlackView;
}

/** The modal shows faults beside its inputs, in place of those that it showed before. */
export interface ViewErrors {
  readonly type: "view-errors";
  readonly user: string;
  readonly view: SlackView;
  /** By the block's id. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface HomePublished {
  readonly type: "home-published";
  readonly user: string;
  readonly view: SlackView;
}

/** A person opened an app's home, on one of its tabs. */
export interface HomeOpened {
  readonly type: "home-opened";
  readonly user: string;
  readonly botUserId: string;
  readonly tab: "home" | "messages";
  /** The direct message channel of the person and the bot. */
  readonly channel: string;
  /** What the home tab shows, if anything was published. */
  readonly view?: SlackView;
  /** When, as a ts of Slack's form. */
  readonly at: string;
}
