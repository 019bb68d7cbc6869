import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overheard } from "../../../src/llm/cassette/received.ts";
import { payloadsOf } from "../../../src/llm/cassette/sse.ts";

const CHUNKS = [{ text: "Ünï" }, { text: "[DONE]" }, { text: "data: [DONE]" }];
const BYTES = Buffer.from(
  `${CHUNKS.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("")}data: [DONE]\n\n`,
);
const CLOCK = { startedAt: 10, clock: { now: () => 15 } };

function inPieces(cuts: readonly number[]): ReadableStream<Uint8Array> {
  const ends = [...new Set(cuts)].sort((one, other) => one - other).concat(BYTES.length);
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      const end = ends.shift();
      if (end === undefined) return controller.close();
      if (end > from) controller.enqueue(BYTES.subarray(from, end));
      else controller.enqueue(new Uint8Array());
      from = end;
    },
  });
}

describe("a reply that is listened to", () => {
  it("is heard whole and once, in whatever pieces it comes, and handed on as it is", async () => {
    const cut = fc.array(fc.nat(BYTES.length), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(cut, async (cuts) => {
        const heard: unknown[] = [];
        const response = overheard(new Response(inPieces(cuts)), CLOCK, ({ text }, latency) => {
          heard.push(payloadsOf(text), latency);
        });
        expect(Buffer.from(await response.arrayBuffer()).equals(BYTES)).toBe(true);
        expect(heard).toEqual([CHUNKS, { firstMs: 5, totalMs: 5 }]);
      }),
    );
  });

  it("is not heard where its reader goes away before the end", async () => {
    let heard = 0;
    const response = overheard(new Response(inPieces([20])), CLOCK, () => heard++);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(heard).toBe(0);
  });
});
