import { LedgerError } from "../../core/errors.ts";
import type { MaskedPattern } from "../../telemetry/masked-pattern.ts";
import { textsAcross } from "./across-chunks.ts";
import { forbiddenIn } from "./masked.ts";
import { jsonObject } from "./sse.ts";
import { stringsIn } from "./strings-in.ts";

/**
 * Looks for what must not stand in a cassette, in each string as it reads and in the texts that a stream's chunks make
 * together. It goes by the file and knows nothing of how that was masked.
 * @throws LedgerError CASSETTE_UNSAFE that names lines and kinds, and never what was found
 */
export function scan(path: string, text: string, patterns: readonly MaskedPattern[]): void {
  const found = text.split("\n").flatMap((line, at) => {
    const kinds = new Set(textsOf(line).flatMap((each) => forbiddenIn(each, patterns)));
    return kinds.size > 0 ? [`line ${at + 1}: ${[...kinds].join(", ")}`] : [];
  });
  if (found.length === 0) return;
  throw new LedgerError(
    "CASSETTE_UNSAFE",
    `The recording for ${path} is not kept, since it still holds what no file may: ${found.join("; ")}.`,
    "Take it out of the question or the knowledge and record again. The cassette is as it was before.",
  );
}

/** Hashes and packed numbers are no text, and some of them look like an id or a card's number. */
const NO_TEXT: ReadonlySet<string> = new Set(["key", "hashes", "vectors", "hash"]);

function textsOf(line: string): readonly string[] {
  const entry = jsonObject(line);
  // A line that is no JSON is looked at as it stands.
  if (!entry) return [line];
  const plain: unknown = JSON.parse(line, (name, value: unknown) => (NO_TEXT.has(name) ? null : value));
  const { response } = entry as { response?: { chunks?: unknown } };
  const chunks = Array.isArray(response?.chunks) ? response.chunks : [];
  return [...stringsIn(plain), ...textsAcross(chunks)];
}
