import { describe, expect, it } from "vitest";
import type { Intent } from "../../../src/llm/extractive/intent.ts";
import { retrieved } from "../request.ts";
import { scored } from "./scored.ts";

describe("the score of a unit", () => {
  it("is higher the more of the question it holds", () => {
    expect(
      bestOf("fact", "who owns the ledger?", "Nobody knows. The ledger is big. Finance owns the ledger."),
    ).toBe("Finance owns the ledger.");
  });

  it("weighs a rare word more than one that all hold", () => {
    const text = "Ink is in the ledger. Gold is in the ledger. Dust is in the ledger. Zebras graze.";
    expect(bestOf("fact", "ledger zebras", text)).toBe("Zebras graze.");
  });

  it.each([
    ["quantity", "The key stays a while. The key stays 14 days.", "The key stays 14 days."],
    ["quantity", "The key stays in `key2`. The key stays twice.", "The key stays twice."],
    ["procedure", "The key turns round.\n\n1. Turn the key round.", "1. Turn the key round."],
    ["procedure", "Turn the key round. Turn the key with `turn`.", "Turn the key with `turn`."],
    ["code", "The key turns round.\n\n```sh\nturn key\n```", "```sh\nturn key\n```"],
    ["definition", "A key has a colour of its own. A key is a secret.", "A key is a secret."],
    ["definition", "The key turns red. A key is a secret.", "A key is a secret."],
    [
      "place",
      "People keep the key safe. People keep the key in `/etc/keys`.",
      "People keep the key in `/etc/keys`.",
    ],
    [
      "values",
      "People paint the key often. People paint the key red, blue or green.",
      "People paint the key red, blue or green.",
    ],
    ["yes-no", "People turn the key round. People must turn the key.", "People must turn the key."],
    ["troubleshooting", "Turn the key round.\n\n- Turn the key back.", "- Turn the key back."],
    ["comparison", "People turn the key round. The key: turn it.", "The key: turn it."],
  ] as const)("is higher for the form that a question for a %s asks for", (intent, text, best) => {
    expect(bestOf(intent, "key", `Here hangs a key.\n\n${text}`)).toBe(best);
  });

  it("is lower in a passage further down, and never below nothing", () => {
    const passages = Array.from({ length: 12 }, () => retrieved("Finance owns the ledger."));
    const scores = scored("fact", "ledger", ...passages).map(([, score]) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it("counts what the heading says for each unit under it", () => {
    const passages = [retrieved("It is 14 days.", { headings: ["Retention"] }), retrieved("It is 15 days.")];
    const [headed, bare] = scored("fact", "retention", ...passages).map(([, score]) => score);
    expect(headed).toBeGreaterThan((bare ?? 0) * 2);
  });

  it("counts what announces code for the code", () => {
    const code = (name: string) => `\`\`\`sh\nglp ${name}\n\`\`\``;
    const text = `Other:\n\n${code("b")}\n\nFor a locked period:\n\n${code("a")}`;
    const scores = new Map(
      scored("code", "locked period", retrieved(text)).map(([{ text }, score]) => [text, score]),
    );
    expect(scores.get("glp a")).toBeGreaterThan(2 * (scores.get("glp b") ?? 1));
  });

  it.each([
    ["a question", "How is a key rotated?"],
    ["a label", "key rotated"],
    ["a reference", "See how a key is rotated."],
    ["code that nobody asked for", "```sh\nkey rotated\n```"],
    ["code without a fence", "const key = { rotated: key => { key = {} } };"],
  ])("is low for %s", (_, aside) => {
    expect(bestOf("fact", "key rotated", `${aside}\n\nPeople rotated the key.`)).toBe(
      "People rotated the key.",
    );
  });

  it("is something where a passage shares no word with the question", () => {
    expect(scored("fact", "wem gehört das", retrieved("Finance owns it."))[0]?.[1]).toBeGreaterThan(0);
  });

  it("is not high for a long unit that holds the words by chance", () => {
    const long = `${Array.from({ length: 120 }, (_, at) => `word${at}`).join(" ")} key rotated.`;
    expect(bestOf("fact", "key rotated", `${long}\n\nA key is rotated.`)).toBe("A key is rotated.");
  });
});

function bestOf(intent: Intent, question: string, text: string): string | undefined {
  return scored(intent, question, retrieved(text)).toSorted(([, a], [, b]) => b - a)[0]?.[0].markdown;
}
