import type { Block } from "./message.ts";

/** A plain text object of Block Kit. */
export interface PlainText {
  readonly type: "plain_text";
  readonly text: string;
  readonly emoji?: boolean | undefined;
}

/** What an app says of a view. */
export interface ViewDraft {
  readonly type: "modal" | "home";
  readonly title?: PlainText | undefined;
  readonly submit?: PlainText | null | undefined;
  readonly close?: PlainText | null | undefined;
  readonly blocks: readonly Block[];
  readonly callback_id?: string | undefined;
  readonly private_metadata?: string | undefined;
  readonly external_id?: string | undefined;
  readonly clear_on_close?: boolean | undefined;
  readonly notify_on_close?: boolean | undefined;
}

/** What one person has entered and chosen: by the block's id, then the element's. */
export type EnteredValues = Readonly<Record<string, Readonly<Record<string, EnteredValue>>>>;

/** Under the names of `state.values`: `type`, and the field that this type of element has. */
export type EnteredValue = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A modal or a home tab of one person, under Slack's own names. Never changed: an update puts another in its place. */
export interface SlackView {
  readonly id: string;
  readonly team_id: string;
  readonly type: "modal" | "home";
  readonly blocks: readonly Block[];
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly state: { readonly values: EnteredValues };
  /** Another one after each change by the app. */
  readonly hash: string;
  readonly title: PlainText;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly close: PlainText | null;
  readonly submit: PlainText | null;
  readonly previous_view_id: string | null;
  readonly root_view_id: string;
  readonly app_id: string;
  readonly external_id: string;
  readonly app_installed_team_id: string;
  readonly bot_id: string;
}
