/** How people enter into an element, which decides what they may give and how it is sent. */
export type EntryKind =
  | "click"
  | "feedback"
  | "option"
  | "options"
  | "id"
  | "ids"
  | "text"
  | "date"
  | "time"
  | "seconds"
  | "rich-text"
  | "files";

/** One type of interactive element of Block Kit. */
export interface ElementType {
  readonly kind: EntryKind;
  /** The field of `actions` and of `state.values` that holds what was entered; none for a click. */
  readonly field?: string;
  /** The field of the element with what it holds at the start. */
  readonly initial?: string;
  /** What is in the field while nothing is entered; without it the field is left out then. */
  readonly empty?: null | readonly never[];
  /** A menu that forgets its choice at once, so that it is never in `state.values`. */
  readonly forgetful?: true;
}

const text = { kind: "text", field: "value", initial: "initial_value", empty: null } as const;
const option = { kind: "option", field: "selected_option", initial: "initial_option", empty: null } as const;
const options = {
  kind: "options",
  field: "selected_options",
  initial: "initial_options",
  empty: [],
} as const;

/** Documented: the interactive elements and the fields of each in payloads. */
export const ELEMENT_TYPES: ReadonlyMap<string, ElementType> = new Map(
  Object.entries<ElementType>({
    button: { kind: "click" },
    icon_button: { kind: "click" },
    workflow_button: { kind: "click" },
    feedback_buttons: { kind: "feedback" },
    overflow: { kind: "option", field: "selected_option", forgetful: true },
    static_select: option,
    external_select: option,
    radio_buttons: option,
    multi_static_select: options,
    multi_external_select: options,
    checkboxes: options,
    users_select: { kind: "id", field: "selected_user", initial: "initial_user", empty: null },
    channels_select: { kind: "id", field: "selected_channel", initial: "initial_channel", empty: null },
    conversations_select: {
      kind: "id",
      field: "selected_conversation",
      initial: "initial_conversation",
      empty: null,
    },
    multi_users_select: { kind: "ids", field: "selected_users", initial: "initial_users", empty: [] },
    multi_channels_select: {
      kind: "ids",
      field: "selected_channels",
      initial: "initial_channels",
      empty: [],
    },
    multi_conversations_select: {
      kind: "ids",
      field: "selected_conversations",
      initial: "initial_conversations",
      empty: [],
    },
    datepicker: { kind: "date", field: "selected_date", initial: "initial_date", empty: null },
    timepicker: { kind: "time", field: "selected_time", initial: "initial_time", empty: null },
    datetimepicker: {
      kind: "seconds",
      field: "selected_date_time",
      initial: "initial_date_time",
      empty: null,
    },
    plain_text_input: text,
    email_text_input: text,
    url_text_input: text,
    number_input: text,
    rich_text_input: { kind: "rich-text", field: "rich_text_value", initial: "initial_value" },
    file_input: { kind: "files", field: "files", empty: [] },
  }),
);
