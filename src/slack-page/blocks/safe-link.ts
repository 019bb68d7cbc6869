const ALLOWED = new Set(["http:", "https:", "mailto:"]);

/** The address if it is one that may be opened; undefined for `javascript:` and whatever else an app may send. */
export function safeLink(address: unknown): string | undefined {
  if (typeof address !== "string") return undefined;
  const url = URL.parse(address.trim());
  return url !== null && ALLOWED.has(url.protocol) ? url.href : undefined;
}
