import type { SaidMessage } from "../channels/handover-desk.ts";
import type { Side } from "../store/handover-side.ts";
import { redact } from "../telemetry/redact.ts";

/**
 * What the other side reads of a message. What the asker lets slip is not spread; what an agent tells, such as an
 * address, is meant to be read. Files stay where they are: others may not be meant to see them.
 */
export function carriedText(
  { text, withLinks = text, files = 0 }: Pick<SaidMessage, "text" | "withLinks" | "files">,
  to: Side,
): string {
  const words = to === "desk" ? redact(withLinks) : withLinks;
  return [words, noteOf(files)].filter(Boolean).join("\n");
}

function noteOf(files: number): string {
  if (files === 0) return "";
  return files === 1
    ? "(1 file was attached; it is not passed on)"
    : `(${files} files were attached; they are not passed on)`;
}
