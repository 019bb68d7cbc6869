/** The value at a path such as `data.articles.nodes`; undefined where there is none. */
export function valueAt(within: unknown, path: string): unknown {
  let value = within;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
