import type { InputBlock, KnownBlock, ModalView } from "@slack/types";

export const FRUITS: readonly string[] = ["apple", "apricot", "banana"];

export const plain = (text: string) => ({ type: "plain_text" as const, text });

export const optionOf = (value: string) => ({ text: plain(value), value });

const options = FRUITS.map(optionOf);

/** Menus, pickers and boxes, in a message. */
export function elementBlocks(): KnownBlock[] {
  return [
    {
      type: "actions",
      block_id: "menus",
      elements: [
        {
          type: "external_select",
          action_id: "found",
          min_query_length: 2,
          placeholder: plain("Find a fruit"),
        },
        {
          type: "multi_external_select",
          action_id: "found-several",
          min_query_length: 1,
          max_selected_items: 2,
          placeholder: plain("Find fruits"),
        },
        { type: "multi_static_select", action_id: "fruits", options, placeholder: plain("Fruits") },
        { type: "users_select", action_id: "person", placeholder: plain("A person") },
        { type: "multi_users_select", action_id: "people", placeholder: plain("People") },
        { type: "channels_select", action_id: "channel", placeholder: plain("A channel") },
        { type: "conversations_select", action_id: "anywhere", placeholder: plain("A conversation") },
        { type: "overflow", action_id: "more", options: options.slice(0, 2) },
      ],
    },
    {
      type: "actions",
      block_id: "pickers",
      elements: [
        { type: "datepicker", action_id: "day", placeholder: plain("A day") },
        { type: "timepicker", action_id: "hour", placeholder: plain("An hour"), initial_time: "08:00" },
        { type: "datetimepicker", action_id: "moment" },
        {
          type: "checkboxes",
          action_id: "boxes",
          options: options.map((option) => ({ ...option, description: plain(`A sweet ${option.value}`) })),
        },
        { type: "radio_buttons", action_id: "one", options },
      ],
    },
  ];
}

/** Inputs that tell the app of what is typed: at Enter, and at every letter. */
export const TEXT_BLOCKS: KnownBlock[] = [
  {
    type: "input",
    dispatch_action: true,
    label: plain("At Enter"),
    element: { type: "plain_text_input", action_id: "entered" },
  },
  {
    type: "input",
    dispatch_action: true,
    label: plain("Live"),
    element: {
      type: "plain_text_input",
      action_id: "live",
      dispatch_action_config: { trigger_actions_on: ["on_character_entered"] },
    },
  },
];

/** A modal with the inputs that have a form to keep, and with files. */
export function inputsView(): ModalView {
  return {
    type: "modal",
    callback_id: "inputs",
    title: plain("Inputs"),
    submit: plain("Send"),
    blocks: [
      inputOf("Count", { type: "number_input", action_id: "a", is_decimal_allowed: false, max_value: "10" }),
      inputOf("Mail", { type: "email_text_input", action_id: "a" }),
      inputOf("Address", { type: "url_text_input", action_id: "a" }),
      inputOf("Files", { type: "file_input", action_id: "a", filetypes: ["txt"], max_files: 2 }),
      inputOf("Fruits", { type: "multi_static_select", action_id: "a", options }),
    ],
  };
}

function inputOf(label: string, element: InputBlock["element"]): InputBlock {
  return { type: "input", block_id: label.toLowerCase(), label: plain(label), element };
}
