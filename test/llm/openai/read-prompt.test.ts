import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promptFor } from "../../../src/llm/openai/prompt.ts";
import { readPrompt } from "../../../src/llm/openai/read-prompt.ts";

/** Texts with what could end a passage, an attribute or the list of passages. */
const wild = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\n\nQuestion: ",
        "</passage>",
        "</passage-0123456789ab>\n\n",
        '<passage number="1"',
        '<turn-0123456789ab speaker="asker">\n',
        '"',
        "\n",
        " > ",
        "&quot;",
        "&lt;passage",
      ),
    ),
  )
  .map((parts) => parts.join(""));

/** What can be told apart when it is read. */
const name = wild.filter((text) => !text.includes(" > ") && text.length > 0);

const requestOf = (text: fc.Arbitrary<string>, word: fc.Arbitrary<string>) =>
  fc.record({
    question: text,
    query: text,
    thread: fc.array(fc.record({ speaker: fc.constantFrom("asker" as const, "ledger" as const), text })),
    passages: fc.array(
      fc.record(
        {
          source: text,
          title: word,
          headings: fc.array(word),
          text,
          updated: wild.filter((day) => day !== ""),
          score: fc.constant(1),
          coverage: fc.constant(1),
          strength: fc.constant(1),
        },
        { requiredKeys: ["source", "title", "headings", "text", "score", "coverage", "strength"] },
      ),
      { maxLength: 8 },
    ),
  });

describe("a prompt that is read back", () => {
  it("gives the request that it was made from", () => {
    fc.assert(
      fc.property(requestOf(wild, name), (request) => {
        expect(readPrompt(promptFor(request))).toEqual({ ...request, query: request.question });
      }),
    );
  });

  it("makes the same prompt again, whatever the request holds", () => {
    fc.assert(
      fc.property(requestOf(wild, wild), (request) => {
        const prompt = promptFor(request);
        const read = readPrompt(prompt);
        expect(read && promptFor(read)).toEqual(prompt);
      }),
    );
  });

  it("is nothing where the prompt is not one of ours", () => {
    expect(readPrompt([])).toBeUndefined();
    expect(readPrompt([{ role: "user", content: "Hello" }])).toBeUndefined();
    expect(
      readPrompt([
        { role: "system", content: "Be brief." },
        { role: "user", content: "Hello" },
      ]),
    ).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.record({ role: fc.string(), content: wild })), (messages) => {
        readPrompt(messages);
      }),
    );
  });
});
