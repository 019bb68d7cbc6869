import { type KeyboardEvent, useId, useState } from "react";
import { accessibleAs, type ElementProps, useActing } from "./acting.ts";
import { isJson, type Json, stringOf, wordsOf } from "./read-element.ts";

const INPUT_TYPES: Readonly<Record<string, string>> = {
  email_text_input: "email",
  url_text_input: "url",
  number_input: "text",
};

/** Text, in one line or many. It is entered when it is left, or earlier where the app asks to hear of it. */
export function TextElement(props: ElementProps) {
  const { element, blockId, dispatches = false } = props;
  const { now, typed, forget, settle } = useActing();
  const key = useId();
  const [value, setValue] = useState(stringOf(element.initial_value) ?? "");
  const many = element.multiline === true || element.type === "rich_text_input";
  const enter = (text: string) => {
    forget(key);
    return now(element, blockId, text === "" ? null : text);
  };
  const change = (text: string) => {
    setValue(text);
    if (dispatches && triggersOf(element).includes("on_character_entered")) void enter(text);
    else typed(key, () => enter(text));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!dispatches || !triggersOf(element).includes("on_enter_pressed")) return;
    // The app is told, and the modal around it is not submitted.
    event.preventDefault();
    void enter(value);
  };
  const attributes = {
    className: many ? "field many" : "field",
    value,
    placeholder: wordsOf(element.placeholder),
    ...(typeof element.max_length === "number" && { maxLength: element.max_length }),
    onChange: ({ target }: { target: { value: string } }) => change(target.value),
    onKeyDown: press,
    // What an app hears of only at Enter is not entered by leaving the input.
    onBlur: dispatches ? undefined : () => void settle(),
    ...accessibleAs(props),
  };
  if (many) return <textarea rows={4} {...attributes} />;
  return (
    <input
      type={INPUT_TYPES[String(element.type)] ?? "text"}
      inputMode={element.type === "number_input" ? "decimal" : undefined}
      {...attributes}
    />
  );
}

/** Documented: an app that does not say when hears of it at Enter. */
function triggersOf({ dispatch_action_config: config }: Json): readonly unknown[] {
  return isJson(config) && Array.isArray(config.trigger_actions_on)
    ? config.trigger_actions_on
    : ["on_enter_pressed"];
}
