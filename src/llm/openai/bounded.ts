import type { RetrievedPassage } from "../../core/answer.ts";
import type { Turn } from "../../core/question.ts";
import { excerptOf } from "../../text/excerpt.ts";
import { cutToBytes } from "../embeddings/cut-to-bytes.ts";
import type { ModelRequest } from "../model.ts";
import { BYTES_PER_TOKEN } from "../tokens.ts";

/**
 * What a prompt holds of what may be of any length, in tokens. Eight sections of a handbook have one to six thousand
 * together, so that only long ones are cut; the latest three questions with their answers have under two thousand.
 */
export const MOST_TOKENS = { passages: 12_000, thread: 2_000, turn: 500 } as const;

/** The request with no more than a model is to read: all its passages, the long ones in excerpts, and its latest turns. */
export function bounded(request: ModelRequest): ModelRequest {
  const { passages, thread, query } = request;
  return { ...request, passages: withinBound(passages, query), thread: latest(thread) };
}

function withinBound(passages: readonly RetrievedPassage[], query: string): readonly RetrievedPassage[] {
  const sizes = passages.map(({ text }) => Buffer.byteLength(text));
  const most = fairShare(sizes, MOST_TOKENS.passages * BYTES_PER_TOKEN);
  return passages.map((passage, at) => {
    const size = sizes[at] ?? 0;
    if (size <= most) return passage;
    const characters = Math.floor((most * passage.text.length) / size);
    return { ...passage, text: cutToBytes(excerptOf(passage.text, query, characters), most) };
  });
}

/** The most that each may have so that all of them fit: what the short ones leave goes to the long ones. */
function fairShare(sizes: readonly number[], total: number): number {
  let left = total;
  for (const [at, size] of sizes.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (sizes.length - at));
    if (size > share) return share;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

function latest(thread: readonly Turn[]): readonly Turn[] {
  let left = MOST_TOKENS.thread * BYTES_PER_TOKEN;
  const kept: Turn[] = [];
  for (const turn of thread.toReversed()) {
    const text = shortened(turn.text);
    left -= Buffer.byteLength(text);
    if (left < 0) break;
    kept.unshift(text === turn.text ? turn : { ...turn, text });
  }
  return kept;
}

const CUT = "…";

function shortened(text: string): string {
  const most = MOST_TOKENS.turn * BYTES_PER_TOKEN;
  return Buffer.byteLength(text) <= most ? text : `${cutToBytes(text, most - Buffer.byteLength(CUT))}${CUT}`;
}
