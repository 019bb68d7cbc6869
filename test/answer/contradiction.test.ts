import { afterEach, describe, expect, it } from "vitest";
import type { ModelRequest } from "../../src/llm/model.ts";
import { readPrompt } from "../../src/llm/openai/read-prompt.ts";
import type { Respond } from "../../src/simulators/llm/modes/respond.ts";
import { endpointModelAt } from "../llm/models.ts";
import { startedLlm } from "../simulators/llm/clients.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

const QUESTION = "How long are nightly backups kept?";
const OLDER =
  "---\ntitle: Backups\nupdated: 2024-05-01\n---\n\n## Retention\n\nNightly backups are kept for 30 days.\n";
const NEWER =
  "---\ntitle: Storage\ndate: 2026-02-11\n---\n\n## Backups\n\nNightly backups are kept for 90 days.\n";

afterEach(removeTemporaryFolders);

describe("documents that disagree, before a model", () => {
  it("stand in the prompt with their titles, headings and days, so that both are cited and the newer named", async () => {
    const answered = await askedOf(tellingBoth((day) => day));
    expect(answered).toMatchObject({
      outcome: "answered",
      text: "Nightly backups are kept for 90 days, according to the newer page, of 2026-02-11. [1] The older page, of 2024-05-01, says that they are kept for 30 days. [2]",
    });
    expect(answered.citations.map(({ source }) => source).sort()).toEqual(
      ["older.md#retention", "newer.md#backups"].sort(),
    );
    expect(answered.events.filter(({ type }) => type === "statements_dropped")).toEqual([]);
  });

  it.each([
    ["11 February 2026", "1 May 2024"],
    ["February 11, 2026", "May 1, 2024"],
  ])("may have their days written as %s", async (newer, older) => {
    const { text } = await askedOf(tellingBoth((day) => (day === "2026-02-11" ? newer : older)));
    expect(text).toContain(newer);
    expect(text).toContain(older);
  });

  it("are given no day that they do not have", async () => {
    const { text, events } = await askedOf(tellingBoth((day) => day.replace("2024", "2025")));
    expect(text).toContain("90 days");
    expect(text).not.toContain("30 days");
    expect(events).toContainEqual(
      expect.objectContaining({ type: "statements_dropped", reasons: ["number"] }),
    );
  });

  it("do not lend each other their days: the newer one's is no evidence for what the older says", async () => {
    const { text } = await askedOf(tellingBoth(() => "2026-02-11"));
    expect(text).toContain("90 days");
    expect(text).not.toContain("30 days");
  });
});

async function askedOf(respond: Respond) {
  const { llm } = await startedLlm({ mode: { type: "extractive", respond } });
  const model = endpointModelAt({ baseURL: llm.url }, { apiKey: llm.apiKey });
  return (await asking({ "older.md": OLDER, "newer.md": NEWER }))(QUESTION, { model });
}

/** A model that does as it is told, with nothing but its prompt: it takes the newest passage first. */
function tellingBoth(written: (day: string) => string): Respond {
  return ({ messages }) => {
    const { passages } = readPrompt(messages) as ModelRequest;
    const [newer, older] = passages
      .map(({ text, updated = "" }, at) => ({ text: text.trim(), updated, marker: `[${at + 1}]` }))
      .sort((a, b) => (a.updated < b.updated ? 1 : -1));
    if (!newer || !older) return "INSUFFICIENT";
    const said = `${newer.text.replace(/\.$/, "")}, according to the newer page, of ${written(newer.updated)}. ${newer.marker}`;
    const other = older.text.replace("Nightly backups", "they").replace(/\.$/, "");
    return `${said} The older page, of ${written(older.updated)}, says that ${other}. ${older.marker}`;
  };
}
