import { runInNewContext } from "node:vm";
import { afterAll, describe, expect, it } from "vitest";
import { createAsk } from "../../../src/ask/create-ask.ts";
import type { Answer } from "../../../src/core/answer.ts";
import { extractiveModel } from "../../../src/llm/extractive/extractive-model.ts";
import { excerptOf } from "../../../src/text/excerpt.ts";
import { folderOf } from "../../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../../text/runaway.ts";
import { requestFor, retrieved } from "../request.ts";

afterAll(removeTemporaryFolders);

describe("knowledge that is not as one wishes, asked without a model", () => {
  it("contradicts itself: both documents are cited, and the newer one is named", async () => {
    const { text, citations } = await answerTo("How long is a refund kept open?", {
      "old.md":
        "---\ntitle: Refund rules\nupdated: 2024-02-01\n---\n# Refunds\n\nA refund is kept open for 14 days.",
      "new.md":
        "---\ntitle: Refund policy\nupdated: 2026-03-01\n---\n# Refunds\n\nA refund is kept open for 30 days.",
    });
    expect(text).toContain("A refund is kept open for 14 days.");
    expect(text).toContain("A refund is kept open for 30 days.");
    expect(text).toContain("the newer is “Refund policy”, 2026-03-01.");
    expect(citations.map(({ source }) => source).sort()).toEqual(["new.md#refunds", "old.md#refunds"]);
  });

  it("has an empty section: what stands in the others is told", async () => {
    const answer = await answerTo("Who owns the refund desk?", {
      "a.md":
        "# Refunds\n\n## The refund desk\n\n## Owner of the refund desk\n\nFinance owns the refund desk.\n\n## End\n",
    });
    expect(answer).toMatchObject({ outcome: "answered", text: "Finance owns the refund desk. [1]" });
  });

  it("is written in HTML: its words are told, without a tag", async () => {
    const { text } = await answerTo("Who owns the refund desk?", {
      "a.md":
        "# Desk\n\n<div class='x'><p>Finance <b>owns</b> the refund desk.</p></div>\n\n<script>alert('refund desk owns')</script>\n",
    });
    expect(text).toBe("Finance owns the refund desk. [1]");
  });

  it("is a table: the row is told with the names of its columns", async () => {
    const { text } = await answerTo("What is the retention of an invoice?", {
      "a.md":
        "# Retention\n\n| Document | Kept for |\n|:--|--:|\n| invoice | 7 years |\n| receipt | 2 years |\n",
    });
    expect(text).toBe("- **invoice** – Kept for: 7 years [1]");
  });

  it("is written from right to left: the sentence is told in its own order", async () => {
    const { text } = await answerTo("من تملك دفتر الأستاذ؟", {
      "a.md": "# الدفتر\n\nالإدارة المالية تملك دفتر الأستاذ. الباقي هنا.",
    });
    expect(text).toBe("الإدارة المالية تملك دفتر الأستاذ. [1]");
  });

  it("is written from right to left: the model keeps the marks of its direction", async () => {
    const sentence = "الإدارة المالية تملك \u2067دفتر\u2069 \u202bالأستاذ\u202c.";
    expect(await told("من تملك دفتر الأستاذ؟", sentence)).toBe(`${sentence} [1]`);
  });

  it("holds emoji: none is cut in two", async () => {
    const family = "👩‍👩‍👧‍👦";
    const sentence = `The ${family} badge 🏳️‍🌈 means that Finance owns the ledger 🧾.`;
    const { text, citations } = await answerTo("What does the badge mean?", {
      "a.md": `# Badges\n\n${sentence} ${"👍".repeat(400)}`,
    });
    expect(text).toContain(sentence);
    expect(text.isWellFormed()).toBe(true);
    expect(citations.every(({ quote }) => quote.isWellFormed())).toBe(true);
  });

  it("is written without spaces between words: a question finds it all the same", async () => {
    const { text } = await answerTo("返金の期限は?", {
      "a.md":
        "# 規則\n\n## 返金\n\n返金の期限は14日です。申請は財務部にします。\n\n## 休暇\n\n休暇は年に20日です。",
    });
    expect(text).toContain("返金の期限は14日です。");
  });

  it.each(["?", "?!…", "...", "— ? —", "👍", "“ ”"])(
    "is asked %j: that is no question, and it says so",
    async (question) => {
      const answer = await answerTo(question, { "a.md": "# A\n\nFinance owns the ledger." });
      expect(answer).toMatchObject({ outcome: "refused", citations: [] });
      expect(answer.text).toMatch(/^I see no question there\. .+\.$/);
    },
  );

  it("is one document of a million words: the sentence is found", { timeout: 120_000 }, async () => {
    const { text } = await answerTo("Who owns the zebra ledger?", {
      "a.md": `# Chronicle\n\n${millionWords()}`,
    });
    expect(text).toBe("Finance owns the zebra ledger. [1]");
  });

  it("is one document of a million words: it is read without running away", RUNAWAY_GUARDED, () => {
    const text = millionWords();
    runInNewContext("run()", { run: () => read(text, "Who owns the zebra ledger?") }, { timeout: 60_000 });
  });

  it.each([
    "a ",
    "`a",
    "1.",
    "a, ",
    "- a\n",
    "1. a\n",
    "a: b.\n",
    "| a | b |\n",
    "```\n",
    "A is b. ",
    "日本",
    "a\n\n",
  ])("is a megabyte of %j: it is read without running away", RUNAWAY_GUARDED, (piece) =>
    expectNoRunaway(piece, (text) => read(text, "what is a b?")),
  );
});

/** As the answer path does. */
function read(text: string, question: string): void {
  const passage = retrieved(excerptOf(text, question));
  void extractiveModel.generate(requestFor(question, passage, passage)).next();
}

function millionWords(): string {
  const paragraph = `${"Of the days that went by nothing was told. ".repeat(12)}\n\n`;
  const half = paragraph.repeat(4_700);
  return `${half}Finance owns the zebra ledger.\n\n${half}`;
}

async function answerTo(question: string, files: Readonly<Record<string, string>>): Promise<Answer> {
  const ask = await createAsk({ env: {}, bundled: await folderOf(files) });
  return ask(question);
}

async function told(question: string, text: string): Promise<string | undefined> {
  const stream = extractiveModel.generate(requestFor(question, retrieved(text)));
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value.text;
  }
}
