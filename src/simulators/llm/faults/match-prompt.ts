const PATTERN = /^\/(.+)\/([imsu]*)$/s;

/** Whether `wanted` can be used; only a `/pattern/` may be one that cannot. */
export function isPattern(wanted: string): boolean {
  const [, source, flags] = PATTERN.exec(wanted) ?? [];
  if (source === undefined) return true;
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}

/** A test for prompts that hold a text, in any case of its letters, or fit a `/pattern/`. */
export function matcherOf(wanted: string): (prompt: string) => boolean {
  const [, source, flags] = PATTERN.exec(wanted) ?? [];
  if (source !== undefined) {
    const pattern = new RegExp(source, flags);
    return (prompt) => pattern.test(prompt);
  }
  const text = wanted.toLowerCase();
  return (prompt) => prompt.toLowerCase().includes(text);
}
