/** Every string in a JSON value, names of members too, in the order of the value. */
export function* stringsIn(value: unknown): Generator<string, void> {
  if (typeof value === "string") yield value;
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name;
    yield* stringsIn(member);
  }
}

/** A JSON value with every string in it changed, names of members too. */
export function withStrings<Value>(value: Value, change: (text: string) => string): Value;
export function withStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((member) => withStrings(member, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [change(name), withStrings(member, change)]),
  );
}
