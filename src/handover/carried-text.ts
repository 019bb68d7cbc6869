import type { SaidMessage } from "../channels/handover-desk.ts";
import { askedIn } from "../language/asked-in.ts";
import type { Language } from "../language/language.ts";
import { phrasesIn } from "../language/phrases-in.ts";
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
  return [words, noteOf(files, to === "asker" ? askedIn(words) : "en")].filter(Boolean).join("\n");
}

function noteOf(files: number, language: Language): string {
  return files === 0 ? "" : phrasesIn(language).handover.filesLeftOut(files);
}
