/** What an app sent, of which nothing is sure. */
export type Json = Readonly<Record<string, unknown>>;

export interface Option {
  readonly text: unknown;
  readonly description: unknown;
  readonly value: string;
  readonly url: string | undefined;
}

export interface OptionGroup {
  /** Undefined for options that are in no group. */
  readonly label: string | undefined;
  readonly options: readonly Option[];
}

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function jsonsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The words of a text object; empty where there are none. */
export function wordsOf(text: unknown): string {
  return isJson(text) ? (stringOf(text.text) ?? "") : "";
}

/** The options of an element by their groups, or in one group without a label. */
export function groupsOf(element: Json): readonly OptionGroup[] {
  const groups = jsonsOf(element.option_groups);
  if (groups.length === 0) return [{ label: undefined, options: jsonsOf(element.options).map(optionOf) }];
  return groups.map(({ label, options }) => ({
    label: wordsOf(label),
    options: jsonsOf(options).map(optionOf),
  }));
}

export function optionOf({ text, description, value, url }: Json): Option {
  return { text, description, value: stringOf(value) ?? "", url: stringOf(url) };
}

/** The value of `initial_option` and the like; empty where nothing is chosen at first. */
export function initialValueOf(option: unknown): string {
  return isJson(option) ? (stringOf(option.value) ?? "") : "";
}
