import { createHash } from "node:crypto";
import { FILTER_SCRIPT } from "./cases/filter-script.ts";
import { STYLE } from "./style/style.ts";

/**
 * The page may load nothing, send nothing and run nothing but its own style and script, which are known by their hashes
 * (https://www.w3.org/TR/CSP3/).
 */
export const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(FILTER_SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
