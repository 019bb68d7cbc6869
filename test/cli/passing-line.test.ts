import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createPassingLine } from "../../src/cli/passing-line.ts";

function onOutput(isTTY: boolean) {
  const output = Object.assign(new PassThrough(), { isTTY, columns: 20 });
  let now = 0;
  return {
    line: createPassingLine(output as unknown as NodeJS.WriteStream, () => now),
    turn(milliseconds: number) {
      now += milliseconds;
    },
    text: () => String(output.read() ?? ""),
  };
}

describe("a line that passes", () => {
  it("is drawn over on a terminal, once a second at most, and goes where a line stays", () => {
    const { line, turn, text } = onOutput(true);
    line.show("1 of 9 MB");
    line.show("2 of 9 MB");
    turn(1_000);
    line.show("3 of 9 MB, and more than the terminal is wide");
    line.say("done");
    line.end();
    expect(text()).toBe("\r\u001b[K1 of 9 MB\r\u001b[K3 of 9 MB, and more\r\u001b[Kdone\n");
  });

  it("is not there elsewhere, where the lines that stay are", () => {
    const { line, text } = onOutput(false);
    line.show("1 of 9 MB");
    line.say("done");
    line.end();
    expect(text()).toBe("done\n");
  });
});
