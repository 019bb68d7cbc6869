import { createHash } from "node:crypto";

interface Inlined {
  readonly style: string;
  readonly script?: string | undefined;
}

/**
 * The page may load nothing, send nothing and run nothing but its own style and script, which are known by their hashes
 * (https://www.w3.org/TR/CSP3/).
 */
export function policyFor({ style, script }: Inlined): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
