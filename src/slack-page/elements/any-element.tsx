import type { ComponentType } from "react";
import type { ElementProps } from "./acting.ts";
import { ButtonElement } from "./button-element.tsx";
import { CheckboxesElement } from "./checkboxes-element.tsx";
import { DateElement } from "./date-element.tsx";
import { ExternalSelectElement } from "./external-select-element.tsx";
import { FeedbackElement } from "./feedback-element.tsx";
import { FileInputElement } from "./file-input-element.tsx";
import { IconButtonElement } from "./icon-button-element.tsx";
import { MultiSelectElement } from "./multi-select-element.tsx";
import { OverflowElement } from "./overflow-element.tsx";
import { RadioElement } from "./radio-element.tsx";
import { SelectElement } from "./select-element.tsx";
import { TextElement } from "./text-element.tsx";
import { UnknownElement } from "./unknown-element.tsx";

/** What people use in blocks, by the type of the element. */
const ELEMENTS: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: ButtonElement,
  workflow_button: ButtonElement,
  icon_button: IconButtonElement,
  feedback_buttons: FeedbackElement,
  overflow: OverflowElement,
  checkboxes: CheckboxesElement,
  radio_buttons: RadioElement,
  static_select: SelectElement,
  users_select: SelectElement,
  channels_select: SelectElement,
  conversations_select: SelectElement,
  external_select: ExternalSelectElement,
  multi_static_select: MultiSelectElement,
  multi_users_select: MultiSelectElement,
  multi_channels_select: MultiSelectElement,
  multi_conversations_select: MultiSelectElement,
  multi_external_select: ExternalSelectElement,
  datepicker: DateElement,
  timepicker: DateElement,
  datetimepicker: DateElement,
  plain_text_input: TextElement,
  rich_text_input: TextElement,
  email_text_input: TextElement,
  url_text_input: TextElement,
  number_input: TextElement,
  file_input: FileInputElement,
};

export function AnyElement(props: ElementProps) {
  const type = String(props.element.type);
  const Element = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Element === undefined ? <UnknownElement type={type} /> : <Element {...props} />;
}
