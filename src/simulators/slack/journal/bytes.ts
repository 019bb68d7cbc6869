const KEY = "$base64";

/** For JSON.stringify: bytes, such as those of a file that a person uploads, as an object with their base64. */
export function bytesAsText(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  // A Buffer has made a list of itself before `value` is handed over.
  const held = this[key];
  return held instanceof Uint8Array ? { [KEY]: Buffer.from(held).toString("base64") } : value;
}

/** For JSON.parse: the way back. */
export function textAsBytes(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !(KEY in value)) return value;
  return typeof value[KEY] === "string" ? new Uint8Array(Buffer.from(value[KEY], "base64")) : value;
}
