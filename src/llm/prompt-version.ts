import { createHash } from "node:crypto";
import { INSTRUCTIONS } from "./openai/instructions.ts";

/** Names what models are told to do: the same for the same instructions, another for any other. */
export function promptVersion(): string {
  return createHash("sha256").update(INSTRUCTIONS).digest("hex").slice(0, 12);
}
