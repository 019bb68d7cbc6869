import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractiveModel } from "../../../src/llm/extractive/extractive-model.ts";
import { MAX_WORDS } from "../../../src/llm/extractive/select.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";

describe("the offline model", () => {
  it("answers the question for a definition with the definition", async () => {
    expect(
      await answerTo(
        "What is a contra entry?",
        "A contra entry is an entry that undoes another. Finance posts a few each month.\n\nThey are rare.",
      ),
    ).toBe("A contra entry is an entry that undoes another. [1]");
  });

  it("answers the question how to do something with the steps in order, and their lead-in", async () => {
    const steps = "1. Open the console.\n2. Click **Rotate** on the key.\n3. Restart the client.";
    const text = `Keys live a year. To rotate a key:\n\n${steps}\n\nFinance is told by mail.`;
    expect(await answerTo("How do I rotate a key?", text)).toBe(
      "To rotate a key:\n1. Open the console.\n2. Click Rotate on the key.\n3. Restart the client. [1]",
    );
  });

  it("answers the question for an example with the whole code", async () => {
    const code = "```sh\ncurl -X POST \\\n  -d @entry.json\n\necho done\n```";
    const answer = await answerTo(
      "Show me an example of a curl command that posts an entry",
      `Post it so:\n\n${code}`,
    );
    expect(answer).toBe(`Post it so:\n${code}\n[1]`);
  });

  it("marks what comes from which passage", async () => {
    const passages = [retrieved("Finance owns the ledger."), retrieved("The ledger owns finance.")];
    const { text } = await generationOf(extractiveModel, requestFor("who owns the ledger?", ...passages));
    expect(text).toMatch(/^Finance owns the ledger\. \[1\](\n\nThe ledger owns finance\. \[2\])?$/);
  });

  it("does not take a source's own brackets for references", async () => {
    expect(await answerTo("who owns the ledger?", "Finance owns the ledger [3], see `ledger[0]`.")).toBe(
      "Finance owns the ledger \\[3], see `ledger[0]`. [1]",
    );
  });

  it("goes on after a list on a line of its own", async () => {
    const answer = await answerTo(
      "How do I close the books in the ledger?",
      "- Close the books in the ledger.\n- Lock the ledger.\n\nThen close the books in the ledger of the branch.",
    );
    expect(answer).toBe(
      "- Close the books in the ledger.\n- Lock the ledger.\n\nThen close the books in the ledger of the branch. [1]",
    );
  });

  it.each([[[]], [[retrieved("")]], [[retrieved("---")]]])("says nothing from %j", async (passages) => {
    const generation = await generationOf(extractiveModel, requestFor("who owns it?", ...passages));
    expect(generation).toMatchObject({ text: undefined, yielded: [] });
  });

  it("costs nothing", async () => {
    const generation = await generationOf(
      extractiveModel,
      requestFor("owner?", retrieved("Finance is the owner.")),
    );
    expect(generation).toMatchObject({
      model: "extractive",
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    });
  });
});

describe("whatever the passages hold, the offline model's answer", () => {
  it("is made of their whole sentences, steps and code, in their order, each part with its source", async () => {
    await fc.assert(
      fc.asyncProperty(
        question,
        fc.array(document, { minLength: 1, maxLength: 5 }),
        async (asked, documents) => {
          const { sources, markdown } = written(documents);
          const { text } = await generationOf(
            extractiveModel,
            requestFor(asked, ...markdown.map((each) => retrieved(each))),
          );
          const parts = (text ?? "").split(/\s*\[(\d+)\](?:\n\n|$)/).slice(0, -1);
          expect(parts.length).toBeGreaterThan(0);
          for (let at = 0; at < parts.length; at += 2) {
            const source = sources[Number(parts[at + 1]) - 1] ?? [];
            expectInOrder(parts[at] ?? "", source);
          }
          const markers = parts.filter((_, at) => at % 2 === 1).map(Number);
          expect(markers).toEqual([...markers].sort((a, b) => a - b));
        },
      ),
    );
  });

  it("has at most 120 words, or is one unit", async () => {
    await fc.assert(
      fc.asyncProperty(
        question,
        fc.array(document, { minLength: 1, maxLength: 5 }),
        async (asked, documents) => {
          const { sources, markdown } = written(documents);
          const { text = "" } = await generationOf(
            extractiveModel,
            requestFor(asked, ...markdown.map((each) => retrieved(each))),
          );
          const said = sources.flat().filter((unit) => text.includes(unit));
          const words = said
            .join(" ")
            .split(/\s+/)
            .filter((word) => /\p{L}/u.test(word));
          expect(said.length <= 1 || words.length <= MAX_WORDS).toBe(true);
        },
      ),
    );
  });

  it("is the same each time, and never throws, on any text at all", async () => {
    const text = fc.string({ unit: "binary", maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (asked, texts) => {
        const request = requestFor(asked, ...texts.map((each) => retrieved(each)));
        expect(await generationOf(extractiveModel, request)).toEqual(
          await generationOf(extractiveModel, request),
        );
      }),
    );
  });
});

type Part = { readonly kind: "prose" | "list" | "steps" | "code"; readonly lengths: readonly number[] };

const TOPICS = ["ledger", "refund", "entry", "close", "journal"];
const question = fc
  .tuple(
    fc.constantFrom("What is a", "How do I post a", "Who owns the", "How long is the", "Example of a"),
    fc.constantFrom(...TOPICS),
  )
  .map((words) => `${words.join(" ")}?`);
const document: fc.Arbitrary<Part[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("prose", "list", "steps", "code"),
    lengths: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Writes documents whose every sentence is unlike any other, and tells each one's units in order. */
function written(documents: readonly Part[][]): { sources: string[][]; markdown: string[] } {
  let count = 0;
  const sentence = (length: number) => {
    count += 1;
    const words = Array.from({ length }, (_, at) => TOPICS[(count + at) % TOPICS.length]);
    return `Nr${count}x ${words.join(" ")}${count % 5 === 0 ? ":" : "."}`;
  };
  const sources: string[][] = [];
  const markdown = documents.map((parts) => {
    const units: string[] = [];
    const blocks = parts.map(({ kind, lengths }) => {
      const sentences = lengths.map(sentence);
      units.push(...(kind === "code" ? [sentences.join("\n")] : sentences));
      return BLOCKS[kind](sentences);
    });
    sources.push(units);
    // A comment parts two lists that would else be one.
    return blocks.join("\n\n<!-- -->\n\n");
  });
  return { sources, markdown };
}

const BLOCKS: Readonly<Record<Part["kind"], (sentences: readonly string[]) => string>> = {
  prose: (sentences) => sentences.join(" "),
  list: (sentences) => sentences.map((each) => `- ${each}`).join("\n"),
  steps: (sentences) => sentences.map((each, at) => `${at + 1}. ${each}`).join("\n"),
  code: (sentences) => `\`\`\`text\n${sentences.join("\n")}\n\`\`\``,
};

/** Takes the source's units away from the text, one after the other; nothing but marks may be left. */
function expectInOrder(text: string, units: readonly string[]): void {
  let rest = text;
  for (const unit of units) {
    const at = rest.indexOf(unit);
    if (at < 0) continue;
    expect(rest.slice(0, at)).toMatch(MARKS_ONLY);
    rest = rest.slice(at + unit.length);
  }
  expect(rest).toMatch(MARKS_ONLY);
}

const MARKS_ONLY = /^(?:\s|-|\d+\.|```(?:text)?)*$/;

async function answerTo(question: string, text: string): Promise<string | undefined> {
  return (await generationOf(extractiveModel, requestFor(question, retrieved(text)))).text;
}
