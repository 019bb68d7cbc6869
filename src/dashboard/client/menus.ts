import { type Json, recordsOf, stringOf, wordsOf } from "../blocks/read.ts";
import type { Control } from "../deed.ts";
import { EMPTY_LINE } from "../keys/edit-line.ts";
import { fromMarkup } from "./markup.ts";
import type { Message, Model, Picker, PickerItem } from "./model.ts";

/** Opens a list over all else. */
export function withPicker(model: Model, picker: Pick<Picker, "title" | "items"> & Partial<Picker>): Model {
  return { ...model, overlay: { type: "picker", filter: EMPTY_LINE, index: 0, ...picker } };
}

export function goToMenu(model: Model): Model {
  const { conversations, bots, users, me } = model.seen;
  const direct = new Set(
    conversations.filter(({ kind }) => kind === "im").map(({ title }) => title.slice(2)),
  );
  const items: PickerItem[] = [
    ...conversations.map(({ id, title, joined }) => ({
      label: title,
      ...(!joined && { hint: "to read only" }),
      message: { type: "went", at: { type: "conversation", channel: id } } as const,
    })),
    ...[...users.values()]
      .filter(({ id, name }) => id !== me && !direct.has(name))
      .map(({ id, name }) => ({
        label: `@ ${name}`,
        hint: "new direct message",
        message: { type: "asked", effect: { type: "open-direct-message", other: id } } as const,
      })),
    ...bots.map(({ id, name }) => ({
      label: `⌂ ${name}`,
      hint: "home tab",
      message: { type: "asked", effect: { type: "open-home", bot: id, tab: "home" } } as const,
    })),
  ];
  return withPicker(model, { title: "Go to", items });
}

export function personMenu(model: Model): Model {
  const items = model.seen.people.map(
    ({ id, name, realName }): PickerItem => ({
      label: name,
      hint: id === model.me ? `${realName} · you` : realName,
      message: { type: "asked", effect: { type: "be", user: id } },
    }),
  );
  return withPicker(model, { title: "Who are you", items });
}

export function shortcutMenu(model: Model): Model {
  const items = model.seen.shortcuts
    .filter(({ type }) => type === "global")
    .map(
      ({ callback_id: callbackId, name, appName }): PickerItem => ({
        label: name,
        hint: appName,
        message: { type: "asked", effect: { type: "run-shortcut", callbackId } },
      }),
    );
  return withPicker(model, { title: "Shortcuts", items });
}

/** What can be done with a message. */
export function messageMenu(model: Model, channel: string, ts: string): Model {
  const found = model.seen.threads
    .flatMap(({ root, replies }) => [root, ...replies])
    .find(({ message }) => message.ts === ts);
  if (found === undefined || found.ephemeral) return model;
  const place = { channel, ts };
  const root = found.message.thread_ts ?? ts;
  const own = found.message.user === model.me;
  const items: PickerItem[] = [
    { label: "Reply in the thread", message: { type: "thread-opened", channel, ts: root } },
    { label: "React", message: writing("React with", "react", place) },
    ...model.seen.shortcuts
      .filter(({ type }) => type === "message")
      .map(
        ({ callback_id: callbackId, name, appName }): PickerItem => ({
          label: name,
          hint: appName,
          message: { type: "asked", effect: { type: "run-shortcut", callbackId, message: place } },
        }),
      ),
    ...(own
      ? [
          {
            label: "Edit",
            message: writing("Edit the message", "edit", place, fromMarkup(found.message.text, model.seen)),
          },
          { label: "Delete", message: { type: "asked", effect: { type: "delete", ...place } } as const },
        ]
      : []),
  ];
  return withPicker(model, { title: "Message", items });
}

function writing(
  title: string,
  type: "react" | "edit",
  place: { readonly channel: string; readonly ts: string },
  text = "",
): Message {
  return { type: "wrote", purpose: { type, ...place }, title, text };
}

/** What a menu of Block Kit offers. An app is asked where the options come from outside. */
export function controlMenu(model: Model, control: Control, selected: readonly string[]): Model {
  const { element } = control;
  const kind = stringOf(element.type);
  const items = kind.includes("external") ? [] : itemsOf(control, model);
  return withPicker(model, {
    title: wordsOf(element.placeholder) || "Choose",
    items,
    control,
    ...(kind.includes("external") && { external: true }),
    ...((kind.startsWith("multi_") || kind === "file_input") && { chosen: selected }),
  });
}

function itemsOf(control: Control, model: Model): PickerItem[] {
  const kind = stringOf(control.element.type);
  if (kind === "file_input") return fileItems(control, model);
  if (kind.includes("users")) return peopleItems(control, model);
  if (kind.includes("channels") || kind.includes("conversations")) return channelItems(control, model);
  const groups = recordsOf(control.element.option_groups).flatMap((group) => recordsOf(group.options));
  return [...recordsOf(control.element.options), ...groups].map((option) => optionItem(control, option));
}

export function optionItem(control: Control, option: Json): PickerItem {
  const value = stringOf(option.value);
  const hint = wordsOf(option.description);
  return {
    label: wordsOf(option.text),
    value,
    message: acting(control, value),
    ...(hint !== "" && { hint }),
  };
}

function peopleItems(control: Control, { seen }: Model): PickerItem[] {
  return [...seen.users.values()].map(({ id, name, realName }) => ({
    label: `@${name}`,
    hint: realName,
    value: id,
    message: acting(control, id),
  }));
}

function channelItems(control: Control, { seen }: Model): PickerItem[] {
  const onlyChannels = stringOf(control.element.type).includes("channels");
  return seen.conversations
    .filter(({ kind }) => !onlyChannels || kind === "channel")
    .map(({ id, title }) => ({ label: title, value: id, message: acting(control, id) }));
}

function fileItems(control: Control, { seen }: Model): PickerItem[] {
  return seen.files.map(({ id, name }) => ({ label: name, value: id, message: acting(control, id) }));
}

function acting(control: Control, value: string): Message {
  return { type: "done", deed: { type: "act", control, value } };
}

/** Asks before what the app wants to be asked about. */
export function confirmMenu(model: Model, confirm: Json, sure: Message): Model {
  const text = [wordsOf(confirm.title), wordsOf(confirm.text)].filter((part) => part !== "").join(": ");
  const items: PickerItem[] = [
    { label: wordsOf(confirm.confirm) || "Yes", message: sure },
    { label: wordsOf(confirm.deny) || "Cancel", message: { type: "closed" } },
  ];
  return withPicker(model, { title: text || "Are you sure?", items });
}
