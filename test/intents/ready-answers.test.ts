import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { openReadyAnswers } from "../../src/intents/open-intents.ts";
import { readIntents } from "../../src/intents/read-intents.ts";
import { openKnowledge } from "../../src/knowledge/live-knowledge.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { PARAPHRASES } from "./paraphrases.ts";

const SHIPPED = "fixtures/intents/ledger.yaml";
const ready = await openReadyAnswers({ folder: "fixtures/knowledge" });

afterEach(removeTemporaryFolders);

describe("the shipped intents", () => {
  it("are forty and more, each with six examples and more and an answer in every language", async () => {
    const { intents } = await readIntents(SHIPPED);
    expect(intents.length).toBeGreaterThanOrEqual(40);
    for (const { id, examples, answer } of intents) {
      expect([id, examples.length]).toEqual([id, expect.toSatisfy((count) => count >= 6)]);
      expect([id, Object.keys(answer)]).toEqual([id, ["en", "fr", "de", "es"]]);
    }
  });

  it("cite what stands in the bundled knowledge", async () => {
    const knowledge = await openKnowledge({ folder: "fixtures/knowledge", emit: () => {} });
    const { intents } = await readIntents(SHIPPED);
    const cites = intents.flatMap(({ cite }) => cite ?? []);
    expect(cites.length).toBeGreaterThan(5);
    for (const { source, quote } of cites) {
      const found = knowledge.search(quote, 5, "everyone").find((passage) => passage.source === source);
      expect(found?.text.replace(/\s+/g, " ")).toContain(quote);
    }
  });

  it("are found in other words, and hardly ever taken for one another", () => {
    const found = PARAPHRASES.map(([intent, text]) => [intent, ready.find(text, "en")?.intent]);
    const right = found.filter(([intent, given]) => intent === given);
    const wrong = found.filter(([intent, given]) => given !== undefined && intent !== given);
    expect(right.length / found.length).toBeGreaterThanOrEqual(0.8);
    expect(wrong.length / found.length).toBeLessThanOrEqual(0.05);
  });

  it.each(["", ".fr", ".de", ".es"])("leave the bundled questions%s to the knowledge", (language) => {
    const lines = readFileSync(`fixtures/questions/gl-publisher${language}.jsonl`, "utf8").trim().split("\n");
    const taken = lines
      .map((line) => JSON.parse(line).question as string)
      .filter((text) => ready.find(text, "en"));
    expect(taken.length / lines.length).toBeLessThanOrEqual(language === "" ? 0.005 : 0.03);
  });

  it.each([
    "How do I ask Ledger a question?",
    "What is a citation?",
    "What happens when Ledger does not know?",
    "how do I delete a posted entry",
    "hi, how do I rotate the key of a service account?",
    "thanks, and how long is the key kept?",
    "can you help me find out which scopes a journal upload needs",
    "how does it work",
    "is it free",
    "what can it do",
    "",
    "👍",
    "?!",
    "`rm -rf /`",
  ])("leave %j to the knowledge", (text) => {
    expect(ready.find(text, "en")).toBeUndefined();
  });

  it("are not found in whatever is written, however long", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 30 }),
        (text) => ready.find(text, "en") === undefined,
      ),
    );
    expect(ready.find("thank you ".repeat(10_000), "en")).toBeUndefined();
  });

  it("answer in the language that is asked for", () => {
    expect(ready.find("merci beaucoup", "fr")?.text).toBe("Je vous en prie.");
    expect(ready.find("danke", "de")?.text).toBe("Gern geschehen.");
    expect(ready.find("thank you!!", "en")?.text).toBe("You are welcome.");
  });
});

const OWN = `intents:
  - id: canteen
    examples: [what is for lunch, what can I eat today, menu of the canteen]
    answer: { en: "The menu hangs at the door." }
  - id: thanks
    examples: [thanks, thank you, thx]
    answer: { en: "Any time!" }
without: [joke]
`;

describe("an operator's intents", () => {
  it("come in addition to the shipped ones, and in place of those of the same id", async () => {
    const folder = await folderOf({ "own.yaml": OWN });
    const own = await openReadyAnswers({ file: join(folder, "own.yaml"), folder: "fixtures/knowledge" });
    expect(own.find("what is for lunch?", "en")?.text).toBe("The menu hangs at the door.");
    expect(own.find("thanks", "fr")?.text).toBe("Any time!");
    expect(own.find("tell me a joke", "en")).toBeUndefined();
    expect(own.find("hello", "en")?.intent).toBe("greeting");
  });

  it("are read from the knowledge folder, and may stand alone", async () => {
    const folder = await folderOf({ "intents.yaml": `extends: nothing\n${OWN}` });
    const own = await openReadyAnswers({ folder });
    expect(own.find("thanks", "en")?.text).toBe("Any time!");
    expect(own.find("hello", "en")).toBeUndefined();
  });

  it("that are wrong are refused with every fault and its line", async () => {
    const file = [
      "intents:",
      "  - id: Two Words",
      "    examples: [one]",
      "    answer: { fr: Oui }",
      "    colour: red",
    ].join("\n");
    const folder = await folderOf({ "own.yaml": file });
    const path = join(folder, "own.yaml");
    await expect(openReadyAnswers({ file: path, folder })).rejects.toMatchObject({
      code: "INTENTS_INVALID",
      message: expect.stringMatching(
        /own\.yaml:2:9 intents\[0\]\.id: .*\n.*own\.yaml:3:\d+ intents\[0\]\.examples: .*\n.*own\.yaml:4:\d+ intents\[0\]\.answer\.en: is missing\n.*own\.yaml:5:5 intents\[0\]/,
      ),
    });
  });

  it("that leave out what is not shipped are refused", async () => {
    const folder = await folderOf({ "own.yaml": "without:\n  - joke\n  - jokes\n" });
    await expect(openReadyAnswers({ file: join(folder, "own.yaml"), folder })).rejects.toMatchObject({
      code: "INTENTS_INVALID",
      message: expect.stringContaining('own.yaml:3:5 without[1]: there is no shipped intent "jokes"'),
      remedy: expect.stringContaining("fixtures/intents/ledger.yaml"),
    });
  });

  it("of one id twice, or that are not there, are refused", async () => {
    const twice = `intents:\n${"  - { id: a, examples: [x, y, z], answer: { en: A } }\n".repeat(2)}`;
    const folder = await folderOf({ "own.yaml": twice });
    await expect(openReadyAnswers({ file: join(folder, "own.yaml"), folder })).rejects.toThrow(
      'own.yaml:3:11 intents[1].id: there is another intent "a"',
    );
    await expect(openReadyAnswers({ file: join(folder, "none.yaml"), folder })).rejects.toMatchObject({
      code: "INTENTS_INVALID",
    });
  });
});
