import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { readQuestions } from "../../src/cli/read-questions.ts";

const questionsOn = (...chunks: (string | Buffer)[]) => allOf(readQuestions(Readable.from(chunks)));

async function allOf(questions: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const question of questions) all.push(question);
  return all;
}

describe("the questions on a pipe", () => {
  it.each([
    [
      "a line each",
      ["What is a hard close?\nAnd a soft one?\n"],
      ["What is a hard close?", "And a soft one?"],
    ],
    ["without a last line break", ["one\ntwo"], ["one", "two"]],
    ["with blank lines between", ["\n  \none\n\t\n\ntwo\n\n"], ["one", "two"]],
    ["written on Windows", ["one\r\ntwo\r\n"], ["one", "two"]],
    ["that come in pieces", ["on", "e\r", "\ntw", "o"], ["one", "two"]],
    ["that come at once but many", ["q\n".repeat(5_000)], Array.from({ length: 5_000 }, () => "q")],
    ["of which there are none", [""], []],
    ["of nothing but blanks", ["\n \n"], []],
  ])("are read: %s", async (_what, chunks, questions) => {
    expect(await questionsOn(...chunks)).toEqual(questions);
  });

  it("are whole where a letter comes in two pieces", async () => {
    const bytes = Buffer.from("Wie lange läuft das?\n");
    const middle = bytes.indexOf("ä") + 1;
    expect(await questionsOn(bytes.subarray(0, middle), bytes.subarray(middle))).toEqual([
      "Wie lange läuft das?",
    ]);
  });

  it("do not begin with the mark that some editors write", async () => {
    expect(await questionsOn("\uFEFFone\n")).toEqual(["one"]);
  });

  it("come as they are written, before the input ends", async () => {
    const input = new PassThrough();
    const questions = readQuestions(input);
    input.write("one\n");
    expect(await questions.next()).toEqual({ done: false, value: "one" });
    input.write("two\n");
    expect(await questions.next()).toEqual({ done: false, value: "two" });
    input.end();
    expect(await questions.next()).toEqual({ done: true, value: undefined });
  });

  it("lose none while an earlier one is answered", async () => {
    const input = new PassThrough();
    const questions = readQuestions(input);
    input.end("one\ntwo\nthree\n");
    await questions.next();
    await expect.poll(() => input.closed).toBe(true);
    expect(await allOf(questions)).toEqual(["two", "three"]);
  });

  it("end with the signal", async () => {
    const input = new PassThrough();
    const stopping = new AbortController();
    const questions = readQuestions(input, stopping.signal);
    input.write("one\n");
    await questions.next();
    const next = questions.next();
    stopping.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it("end at once with a signal that was given before", async () => {
    expect(await allOf(readQuestions(new PassThrough(), AbortSignal.abort()))).toEqual([]);
  });

  it("end in the fault that the input ends in", async () => {
    const input = new PassThrough();
    const questions = readQuestions(input);
    input.write("one\n");
    await questions.next();
    const next = questions.next();
    input.destroy(new Error("EIO"));
    await expect(next).rejects.toThrow("EIO");
  });
});
