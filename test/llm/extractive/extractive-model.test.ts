import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phrasesIn } from "../../../src/language/phrases-in.ts";
import { extractiveModel } from "../../../src/llm/extractive/extractive-model.ts";
import { MAX_WORDS, MAX_WORDS_OF_STEPS } from "../../../src/llm/extractive/select.ts";
import { termsOf } from "../../../src/text/words.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";

const { goesOn, contradicts } = phrasesIn("en");

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

  it("answers with the definition though another passage comes first", async () => {
    const passages = [
      retrieved("A record with an unknown schema lands in the dead letter queue.", { source: "a.md" }),
      retrieved("The dead letter queue is the topic that holds failed records.", { source: "b.md" }),
    ];
    const { text } = await generationOf(
      extractiveModel,
      requestFor("what is the dead letter queue", ...passages),
    );
    expect(text).toContain("The dead letter queue is the topic that holds failed records. [2]");
  });

  it("answers a comparison with both sides", async () => {
    const text =
      "The functional currency is that of the country. Nobody minds.\n\nThe transaction currency is that of the event.";
    expect(await answerTo("functional vs transaction currency?", text)).toBe(
      "The functional currency is that of the country. The transaction currency is that of the event. [1]",
    );
  });

  it("answers the question for an error's code with its row", async () => {
    const text =
      "| Code | Meaning | Remedy |\n|---|---|---|\n| GLP-1001 | does not balance | compare the sums |\n| GLP-1002 | unknown account | ask for it |";
    expect(await answerTo("GLP-1001??", text)).toBe(
      "- **GLP-1001** – Meaning: does not balance; Remedy: compare the sums [1]",
    );
  });

  it("answers the question for a time with the sentence that holds it", async () => {
    const text = "The report runs each day for all. It is sorted by name. The report runs at 03:00.";
    expect(await answerTo("when does the report run", text)).toContain("The report runs at 03:00.");
  });

  it("answers all that a question asks", async () => {
    const text =
      "Rates come from Treasury. They are round.\n\nThe list is published at 16:30. Nobody reads the list.";
    const answer = await answerTo("where do rates come from and when is the list published?", text);
    expect(answer).toContain("Rates come from Treasury.");
    expect(answer).toContain("The list is published at 16:30.");
  });

  it("tells the first of many steps, and that there are more", async () => {
    const steps = Array.from(
      { length: 12 },
      (_, at) => `${at + 1}. ${"Turn the key. ".repeat(5).trim()} Nr ${at}.`,
    );
    const answer = (await answerTo("How do I turn the key?", steps.join("\n"))) ?? "";
    expect(answer).toContain("1. Turn the key.");
    expect(answer).toContain("2. Turn the key.");
    expect(answer).not.toContain("12. Turn");
    expect(answer.endsWith("\n\nThere is more after this. [1]")).toBe(true);
  });

  it("says of itself only what claims nothing, so that no check of claims takes it away", () => {
    expect([goesOn, contradicts].flatMap(termsOf)).toEqual([]);
  });

  it("gives no numbers to steps that it takes out of their sequence", async () => {
    const text = "1. Get the zebra.\n2. Wait a while.\n3. Wash the zebra.";
    expect(await answerTo("Is the zebra to be got and to be washed?", text)).toBe(
      "- Get the zebra.\n- Wash the zebra. [1]",
    );
  });

  it("answers from a passage that shares no word with the question", async () => {
    expect(await answerTo("wem gehört das?", "Finance owns the ledger.")).toBe(
      "Finance owns the ledger. [1]",
    );
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

  it.each([
    [
      "How often must the hydraulic oil be changed?",
      "1. Let the hydraulic oil run into a tank of 700 litres.\n2. Change the hydraulic oil.\n\n| Interval | Work |\n|---|---|\n| Every 8,000 h | Change the hydraulic oil |",
      "- **Interval: Every 8,000 h** – Work: Change the hydraulic oil [1]",
    ],
    [
      "How much does the X-4 weigh?",
      "| Property | X-4 |\n|---|---|\n| Force | 4 kN |\n| Stroke | 7 mm |\n| Weight | 31 t |",
      "- **Weight** – X-4: 31 t [1]",
    ],
    [
      "Who may change the filter?",
      "- Change the filter.\n\n| Work | Who |\n|---|---|\n| Change the filter | Maintenance |",
      "- **Change the filter** – Who: Maintenance [1]",
    ],
    [
      "What is the default of P_MAX?",
      "The parameter `P_MAX` limits the approach. Default is 250 mm/s.",
      "The parameter `P_MAX` limits the approach. Default is 250 mm/s. [1]",
    ],
    [
      "What is a shim?",
      "Shim\n: A thin plate.\n\nDowel\n: A pin that holds two parts.",
      "- **Shim**: A thin plate. [1]",
    ],
    [
      "What is a shim?",
      "- Shim: a thin plate.\n- Dowel: a pin that holds parts.\n- Gasket: a seal of a shim.",
      "- Shim: a thin plate. [1]",
    ],
    [
      "How do I change the oil?",
      "Hot oil burns. Let it cool.\n\n1. Change the oil.\n2. Close the valve.",
      "Hot oil burns. Let it cool.\n1. Change the oil.\n2. Close the valve. [1]",
    ],
    [
      "What does the gate cost?",
      "The gate costs ~~5 dollars~~ 7 dollars.[^1]",
      "The gate costs 7 dollars. [1]",
    ],
  ])("answers %j with what is of that kind", async (asked, text, answer) => {
    expect(await answerTo(asked, text)).toBe(answer);
  });

  it("begins with what holds the rare word of the question", async () => {
    const { text } = await generationOf(
      extractiveModel,
      requestFor(
        "Which cancers respond to olaparib?",
        retrieved("Screening found 15 of 20 cancers in women."),
        retrieved("In mice, olaparib shrank tumours but not controls."),
        retrieved("Among 63 cancers some were resistant."),
      ),
    );
    expect(text).toMatch(/^In mice, olaparib/);
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
            expectInOrder((parts[at] ?? "").replace(goesOn, ""), source);
          }
          const markers = parts.filter((_, at) => at % 2 === 1).map(Number);
          expect(markers).toEqual([...markers].sort((a, b) => a - b));
        },
      ),
    );
  });

  it("has at most 120 words, or steps a little more, however long its units are", async () => {
    await fc.assert(
      fc.asyncProperty(
        question,
        fc.array(document, { minLength: 1, maxLength: 5 }),
        async (asked, documents) => {
          const { markdown } = written(documents);
          const { text = "" } = await generationOf(
            extractiveModel,
            requestFor(asked, ...markdown.map((each) => retrieved(each))),
          );
          const words = text
            .replace(goesOn, "")
            .replace(/```(?:text)?/g, "")
            .split(/\s+/)
            .filter((word) => /\p{L}/u.test(word));
          const areSteps = asked.startsWith("How do") || /^\d+\. /m.test(text);
          const most = areSteps ? MAX_WORDS_OF_STEPS : MAX_WORDS;
          expect(words.length).toBeLessThanOrEqual(most);
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
    lengths: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 }),
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
      units.push(...sentences);
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
