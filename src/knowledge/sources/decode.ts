const IN_TYPE = /charset\s*=\s*["']?([^"';\s]+)/i;
const IN_HTML = /<meta\s[^>]*charset\s*=\s*["']?([^"'\s/>;]+)/i;
const HEAD_BYTES = 1024;

/**
 * Reads bytes as the text they say they are: by the content type, or else the page's own words, or else UTF-8.
 * @throws Error where they are not that
 */
export function decode(bytes: Uint8Array, contentType: string): string {
  const label = IN_TYPE.exec(contentType)?.[1] ?? labelInside(bytes) ?? "utf-8";
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`is not the ${label} text that it says it is`, { cause: error });
  }
}

function labelInside(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  return IN_HTML.exec(head)?.[1];
}
