import { afterEach, describe, expect, it } from "vitest";
import type { Audience } from "../../src/core/audience.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

afterEach(removeTemporaryFolders);

const FILES = {
  "idempotency.md":
    "# Idempotency\n\n## Idempotency keys\n\nEvery request has a header. An idempotency key is remembered for 35 days. Bodies are compared by their hash.\n",
  "cells.md":
    "# Cells\n\n## Cell keys\n\nA cell key opens the door of one rack. It is given out at the desk.\n",
  "quality.md":
    "# Quality\n\n## Targets\n\nA service level objective (SLO) is a target for what people see. It is set by the owner.\n",
  "payments.md":
    "# Payments\n\n## Availability\n\nThe service level objective of payments is 99.95 % a month. Payments run in two regions.\n",
};
const QUESTION = "How long do you keep a dedupe key?";

describe("a question in other words than the documents'", () => {
  it("is refused where nobody says that they mean the same, and answered where somebody does", async () => {
    expect((await (await asking(FILES))(QUESTION)).outcome).toBe("refused");
    const declared = { ...FILES, "synonyms.yaml": "- [dedupe key, idempotency key]\n" };
    const { outcome, text, citations } = await (await asking(declared))(QUESTION);
    expect(outcome).toBe("answered");
    expect(text).toMatch(/^An idempotency key is remembered for 35 days\./);
    expect(citations.map(({ source }) => source)).toEqual(["idempotency.md#idempotency-keys"]);
  });

  it("is answered from the middle of a section without an end", async () => {
    const filler = Array.from({ length: 2_000 }, (_, at) => `Line ${at} is of matter ${at} here.`).join(
      "\n\n",
    );
    const ask = await asking({
      "long.md": `# Requests\n\n${filler}\n\nAn idempotency key is remembered for 35 days.\n\n${filler}\n`,
      "synonyms.yaml": "- [dedupe token, idempotency key]\n",
    });
    expect((await ask("How long is a dedupe token remembered?")).text).toContain("35 days");
    const { progress } = await ask("dedupe token");
    const [found] = progress;
    expect(found?.type === "retrieved" && found.passages[0]?.text).toContain("idempotency key");
  });

  it("is answered by an abbreviation that another document explains", async () => {
    const { text } = await (await asking(FILES))("What is the SLO of payments?");
    expect(text).toMatch(/^The service level objective of payments is 99\.95 % a month\./);
  });

  it("is not held by what only has an abbreviation that others alone may see explained", async () => {
    const secret = { ...FILES, "quality.md": `---\naudiences: ["channel:C1"]\n---\n${FILES["quality.md"]}` };
    const ask = await asking(secret);
    const held = async (viewer?: Audience) => {
      const { progress } = await ask("What is the SLO of payments?", viewer && { viewer });
      const [found] = progress;
      const passages = found?.type === "retrieved" ? found.passages : [];
      return passages.find(({ source }) => source === "payments.md#availability")?.coverage;
    };
    expect(await held("channel:C1")).toBeCloseTo(1);
    expect(await held()).toBeLessThan(0.7);
  });
});
