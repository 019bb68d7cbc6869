import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readQuestionFile } from "../../src/evaluation/read-question-file.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), "questions.jsonl");
  await writeFile(path, content);
  return path;
}

async function faultOf(content: string | Uint8Array) {
  return readQuestionFile(await fileOf(content)).catch((error) => error);
}

const ONE = '{"id": "one", "question": "What?", "gold": ["a.md#b"]}';

describe("a file of questions", () => {
  it("holds one a line, with what else is known of it", async () => {
    const two = '{"id":"two","question":"Why?","gold":[],"reference":"Because.","tags":["x"]}';
    expect(await readQuestionFile(await fileOf(`${ONE}\n${two}\n`))).toEqual([
      { line: 1, id: "one", question: "What?", gold: ["a.md#b"] },
      { line: 2, id: "two", question: "Why?", gold: [], reference: "Because.", tags: ["x"] },
    ]);
  });

  it("may have a byte order mark, blank lines and Windows' line ends", async () => {
    const questions = await readQuestionFile(await fileOf(`\ufeff\r\n${ONE}\r\n\r\n`));
    expect(questions).toMatchObject([{ line: 2, id: "one" }]);
  });

  it.each([
    ["no JSON", "{", /line 2: is not JSON/],
    ["another kind of JSON", "[]", /line 2: .*expected object/],
    ["no id", '{"question": "What?", "gold": []}', /line 2: "id": /],
    ["an empty question", '{"id": "x", "question": " ", "gold": []}', /line 2: "question": is empty/],
    ["no gold", '{"id": "x", "question": "What?"}', /line 2: "gold": /],
    ["gold that is no list", '{"id": "x", "question": "What?", "gold": "a.md"}', /line 2: "gold": .*array/],
    [
      "gold twice",
      '{"id": "x", "question": "What?", "gold": ["a", "a"]}',
      /"gold": names a source more than/,
    ],
    ["a key that it does not know", '{"id": "x", "question": "What?", "gold": [], "glod": []}', /"glod"/],
    ["an id that was there", ONE, /line 2: the id "one" is that of line 1 too/],
  ])("is refused for %s, with the line and a remedy", async (_what, line, message) => {
    expect(await faultOf(`${ONE}\n${line}\n`)).toMatchObject({
      code: "QUESTIONS_INVALID",
      exitCode: 3,
      message: expect.stringMatching(message),
      remedy: expect.stringContaining("one JSON object a line"),
    });
  });

  it("is refused with all its faults, up to ten", async () => {
    const { message } = await faultOf(Array(12).fill("{").join("\n"));
    expect(message).toMatch(/line 1:[\s\S]*line 10:[\s\S]*and 2 more/);
    expect(message).not.toContain("line 11");
  });

  it.each([
    ["empty", ""],
    ["blank", "\n \n"],
  ])("is refused when it is %s", async (_what, content) => {
    expect(await faultOf(content)).toMatchObject({
      code: "QUESTIONS_INVALID",
      message: expect.stringContaining("it holds no question"),
    });
  });

  it("is refused when it is not UTF-8", async () => {
    expect(await faultOf(new Uint8Array([0xff, 0xfe, 0x00]))).toMatchObject({ code: "QUESTIONS_INVALID" });
  });

  it("is refused when it is not there", async () => {
    await expect(readQuestionFile("/nowhere.jsonl")).rejects.toMatchObject({
      code: "QUESTIONS_INVALID",
      message: expect.stringContaining("/nowhere.jsonl"),
    });
  });

  it("cannot bring control characters to a terminal", async () => {
    const line = JSON.stringify({ id: "\u001b[2Jx", question: "What?", gold: [] });
    expect((await faultOf(`${line}\n${line}`)).message).not.toContain("\u001b");
  });
});
