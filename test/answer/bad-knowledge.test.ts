import { afterAll, describe, expect, it } from "vitest";
import { NO_USAGE } from "../../src/core/answer.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Model } from "../../src/llm/model.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

afterAll(removeTemporaryFolders);

const OWNER = "# Desk\n\nFinance owns the refund desk.\n";
const MEGABYTE = 1_048_576;
/** What is slow without bounds takes minutes, and this seconds. */
const NEVER_HANGS = { timeout: 240_000 };

describe("knowledge that is not as one wishes, on the whole path", () => {
  it("an empty section is passed over, and never given to a model", async () => {
    const files = {
      "a.md": "# Desk\n\n## Owner of the refund desk\n\n## Staff\n\nFinance owns the refund desk.\n",
    };
    const seen: string[] = [];
    const answered = await (await asking(files))("Who owns the refund desk?", { model: reading(seen) });
    expect(seen).toEqual(["Finance owns the refund desk."]);
    expect(answered).toMatchObject({ outcome: "answered", text: "Finance owns the refund desk. [1]" });
    expect((await (await asking(files))("Who owns the refund desk?")).text).toBe(
      "Finance owns the refund desk. [1]",
    );
  });

  it.each([
    ["quotations in quotations on one line", "> ".repeat(MEGABYTE / 2)],
    ["ever deeper quotations", deeper((depth) => `${"> ".repeat(depth)}words`)],
    ["ever deeper lists", deeper((depth) => `${"  ".repeat(depth)}- words`)],
    ["underlined headings", "a\n-\n".repeat(MEGABYTE / 4)],
    ["one line", "words and more ".repeat(MEGABYTE / 3)],
    ["brackets that are not closed", "[".repeat(MEGABYTE)],
    ["backticks that are not closed", "`a ".repeat(MEGABYTE / 3)],
    ["runs of backticks, each longer", deeper((length) => `a ${"`".repeat(length)} b`)],
    ["tags that are not closed", "<a ".repeat(MEGABYTE / 3)],
    ["an item after the other", "- words\n".repeat(MEGABYTE / 8)],
    ["a table", `| a | b |\n|---|---|\n${"| c | d |\n".repeat(MEGABYTE / 10)}`],
    ["a table of many columns", `${"|a".repeat(100_000)}\n${"|-".repeat(100_000)}\n${"|b".repeat(100_000)}`],
  ])("%s without end are read, and a question beside them is answered", NEVER_HANGS, async (_, text) => {
    const files = {
      "wild.md": `# Wild refund desk\n\n${text}\n\n# After\n\nThe wild zebra is owned by Mira.\n`,
      "desk.md": OWNER,
    };
    const ask = await asking(files);
    expect((await ask("Who owns the refund desk?")).text).toContain("Finance owns the refund desk.");
    expect((await ask("Who owns the wild zebra?")).text).toContain("The wild zebra is owned by Mira.");
  });

  it("lists and quotations that nobody would nest so deep are told of", async () => {
    const deep = `${"> ".repeat(30)}deep`;
    const { problems } = await loadKnowledge(
      await folderOf({ "a.md": `${OWNER}\n${deep}\n`, "b.md": OWNER }),
    );
    expect(problems).toMatchObject([{ path: "a.md", message: expect.stringContaining("more than 20 deep") }]);
  });

  it("a cell of a table gives its row, with the names of its columns, also far down", async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => `| job-${at} | ${at} minutes | team ${at} |`);
    const ask = await asking({
      "jobs.md": `# Jobs\n\n| Job | Timeout | Owner |\n|---|---|---|\n${rows.join("\n")}\n`,
    });
    for (const at of [7, 1_987])
      expect((await ask(`What is the timeout of job-${at}?`)).text).toBe(
        `- **job-${at}** – Timeout: ${at} minutes; Owner: team ${at} [1]`,
      );
  });

  it("a table, a list and a fold written in HTML are read as such", async () => {
    const ask = await asking({
      "a.md":
        "# Retention\n\n<table><tr><th>Document</th><th>Kept for</th></tr><tr><td>invoice</td><td>7 years</td></tr><tr><td>receipt</td><td>2 years</td></tr></table>\n\n<details><summary>Who may delete an invoice?</summary>Only Finance may do so.</details>\n\n<ul><li>Invoices are scanned by Mira.</li><li>Receipts are scanned by Noor.</li></ul>\n",
    });
    expect((await ask("How long is an invoice kept?")).text).toBe("- **invoice** – Kept for: 7 years [1]");
    expect((await ask("Who may delete an invoice?")).text).toContain("Only Finance may do so.");
    expect((await ask("Who scans receipts?")).text).toContain("- Receipts are scanned by Noor.");
  });

  it.each([
    ["opening hours of the zoo", "# Zoo\n\n## Opening hours\n\n## Tickets\n\nTickets cost 5 dollars."],
    [
      "How do I rollback a deploy?",
      "# Deploys\n\n## Canary\n\nA canary deploy takes ten minutes.\n\n## Rollback\n\n## Owner\n\nThe deploy pipeline is owned by Mira.",
    ],
    [
      "Who approves a refund?",
      "# Refunds\n\n## Who approves a refund\n\n- TODO\n\n## Limits\n\nA refund is at most 5 dollars.",
    ],
    [
      "What is the cancellation fee?",
      "# Fees\n\n## Late fee\n\nThe late fee is 5 dollars.\n\n## Cancellation fee\n\n<!-- TODO: decide the cancellation fee -->",
    ],
  ])("a section that is still to be written is named, and answers nothing: %s", async (question, text) => {
    const answered = await (await asking({ "a.md": text, "desk.md": OWNER }))(question);
    expect(answered).toMatchObject({ outcome: "refused", citations: [] });
    expect(answered.text).toMatch(/closest: \S+ › (?:Opening hours|Rollback|Who approves|Cancellation)/);
  });

  it.each([12, 20, 80, 1_000])(
    "a fact is found in a section of %i sentences about other matters",
    async (size) => {
      const others = Array.from({ length: 30 }, (_, at) => [
        `${at}.md`,
        `# Topic ${at}\n\nThe widget ${at} belongs to team ${at}.\n\n## Storage ${at}\n\nIt lies on shelf ${at}.`,
      ]);
      const fact = "The frobnicator must be recalibrated every 14 days with the tool calib9.";
      const half = prose(size / 2);
      const ask = await asking({
        ...Object.fromEntries(others),
        "log.md": `# Log\n\n${half}\n\n${fact}\n\n${half}`,
      });
      for (const question of ["How often must the frobnicator be recalibrated?", "What is calib9?"])
        expect((await ask(question)).text).toBe(`${fact} [1]`);
    },
  );

  it.each([
    [
      "من يملك مكتب الاسترداد؟",
      "# المكتب\n\n## مكتب الاسترداد\n\nقسم المالية يملك مكتب الاسترداد. والباقي هنا.",
      "قسم المالية يملك مكتب الاسترداد.",
    ],
    [
      "מי מנהל את דלפק ההחזרים?",
      "# דלפק\n\n## דלפק ההחזרים\n\nמחלקת הכספים מנהל את דלפק ההחזרים.",
      "מחלקת הכספים מנהל את דלפק ההחזרים.",
    ],
  ])("words from right to left are found and told: %s", async (question, text, told) => {
    const answered = await (await asking({ "a.md": text, "b.md": OWNER }))(question);
    expect(answered).toMatchObject({ outcome: "answered", text: `${told} [1]` });
    expect(answered.citations[0]?.quote).toBe(told);
  });

  it("keeps the direction of a name within words from right to left", async () => {
    const told = "הקובץ \u2066config.yaml\u2069 קובע את מועד ההחזר.";
    const answered = await (await asking({ "a.md": `# החזר\n\n${told}` }))("איזה קובץ קובע את מועד ההחזר?");
    expect(answered.text).toBe(`${told} [1]`);
  });

  it("emoji in a heading are its anchor's too, and no character is cut", async () => {
    const family = "👩‍👩‍👧‍👦";
    const answered = await (
      await asking({
        "a.md": `# Badges\n\n## The ${family} badge 🚀\n\nThe ${family} badge is for Finance${family.repeat(80)}.`,
      })
    )("Who is the badge for?");
    expect(answered.outcome).toBe("answered");
    expect(answered.citations[0]?.title).toBe(`Badges › The ${family} badge 🚀`);
    expect(answered.citations[0]?.quote.replaceAll(family, "")).toBe("The  badge is for Finance…");
  });

  it.each(["?", "?!…", "— ? —", "👍", "👩‍👩‍👧‍👦 🏳️‍🌈", "“ ”", "؟", "。"])(
    "a question of %j is told to be none",
    async (question) => {
      const answered = await (await asking({ "a.md": OWNER }))(question);
      expect(answered).toMatchObject({ outcome: "refused", citations: [], model: "none" });
      expect(answered.text).toMatch(/no question/);
    },
  );
});

/** About a megabyte of lines, each a step deeper than the one before. */
function deeper(lineOf: (depth: number) => string): string {
  return Array.from({ length: 1_000 }, (_, depth) => lineOf(depth)).join("\n");
}

/** Sentences of the same few words in ever other places, six to a paragraph. */
function prose(sentences: number): string {
  const word = (at: number) => WORDS[at % WORDS.length];
  return Array.from(
    { length: sentences },
    (_, at) =>
      `The ${word(at)} of the ${word(at * 3 + 1)} waits for the ${word(at * 5 + 2)} and tells the ${word(at * 7 + 3)}.${at % 6 === 5 ? "\n\n" : " "}`,
  ).join("");
}

const WORDS =
  "server queue pipeline worker memory cache disk network region cluster node request retry token account release planner invoice alarm sensor valve pump".split(
    " ",
  );

/** Answers with what it is given first, and notes all that it is given. */
function reading(seen: string[]): Model {
  return {
    name: "reader",
    async *generate({ passages }) {
      seen.push(...passages.map(({ text }) => text));
      const text = `${passages[0]?.text} [1]`;
      yield text;
      return { text, model: "reader", usage: NO_USAGE };
    },
  };
}
