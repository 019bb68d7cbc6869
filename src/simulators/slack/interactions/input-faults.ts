import { type Element, elementsIn, type PlacedElement } from "../elements/elements-in.ts";
import type { EnteredValues, SlackView } from "../workspace/view.ts";

type Check = (text: string, element: Element) => string | undefined;

/**
 * What Slack's client finds wrong before it sends a modal, by the block's id. That it looks at required inputs, at
 * lengths, bounds and forms is documented; its words are assumed.
 */
export function inputFaults(view: SlackView): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const placed of elementsIn(view.blocks)) {
    const fault = placed.block.type === "input" ? faultOf(placed, view.state.values) : undefined;
    if (fault !== undefined) faults[placed.block_id] = fault;
  }
  return faults;
}

function faultOf(placed: PlacedElement, values: EnteredValues): string | undefined {
  const { element, type, block, block_id, action_id } = placed;
  const value = values[block_id]?.[action_id]?.[type.field ?? ""];
  if (isEmpty(value)) return block.optional === true ? undefined : "Please complete this required field.";
  return typeof value === "string" ? CHECKS[element.type]?.(value, element) : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

const CHECKS: Readonly<Record<string, Check>> = {
  plain_text_input: checkLength,
  number_input: checkNumber,
  email_text_input: (text) =>
    /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? undefined : "Please enter a valid email address.",
  url_text_input: (text) => (URL.canParse(text) ? undefined : "Please enter a valid URL."),
};

function checkLength(text: string, { min_length: min, max_length: max }: Element): string | undefined {
  if (typeof min === "number" && text.length < min) return `Please enter at least ${min} characters.`;
  if (typeof max === "number" && text.length > max) return `Please enter at most ${max} characters.`;
  return undefined;
}

function checkNumber(text: string, element: Element): string | undefined {
  const { is_decimal_allowed: decimal, min_value: min, max_value: max } = element;
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) return "Please enter a number.";
  if (decimal !== true && !Number.isInteger(number)) return "Please enter a whole number.";
  if (min !== undefined && number < Number(min)) return `Please enter a number of at least ${min}.`;
  if (max !== undefined && number > Number(max)) return `Please enter a number of at most ${max}.`;
  return undefined;
}
