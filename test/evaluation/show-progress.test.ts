import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { showProgress } from "../../src/evaluation/show-progress.ts";

/** What a stream has got after one of two questions and a line cleared twice. */
function written(isTTY: boolean): string {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const progress = showProgress(stream as unknown as NodeJS.WriteStream);
  progress.show(1, 2);
  progress.clear();
  progress.clear();
  return String(stream.read() ?? "");
}

describe("the progress of an evaluation", () => {
  it("is one line on a terminal, which is cleared once in the end", () => {
    expect(written(true)).toBe("\r\u001b[K1 of 2 questions\r\u001b[K");
  });

  it("is not shown elsewhere", () => {
    expect(written(false)).toBe("");
  });
});
