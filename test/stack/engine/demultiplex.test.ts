import fc from "fast-check";
import { expect, it } from "vitest";
import { createDemultiplexer } from "../../../src/stack/engine/demultiplex.ts";

function frame(kind: number, text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(8);
  head[0] = kind;
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
}

it("gives the text of both outputs in order, wherever the stream is cut", () => {
  const texts = fc.array(fc.string({ unit: "grapheme" }), { maxLength: 8 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 13 }), (parts, size) => {
      const stream = Buffer.concat(parts.map((text, at) => frame(1 + (at % 2), text)));
      const demultiplex = createDemultiplexer();
      let text = "";
      for (let at = 0; at < stream.length; at += size) text += demultiplex(stream.subarray(at, at + size));
      expect(text).toBe(parts.join(""));
    }),
  );
});
