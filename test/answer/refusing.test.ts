import { afterEach, describe, expect, it } from "vitest";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

afterEach(removeTemporaryFolders);

const FILES = {
  "refunds.md":
    "---\nowner: Payments\n---\n# Refunds\n\nA refund is booked on the day of the close. Refunds above 500 euros need a second person.",
  "keys.md": "# Keys\n\nAn idempotency key is kept 14 days.",
  "holidays.md": "---\nowner: People team\n---\n# Holidays\n\nThe office is closed on public holidays.",
  "north.md": "# North clinic\n\nThe clinic is in Mill Lane. Its address is Mill Lane 4.",
  "south.md": "# South clinic\n\nThe clinic is in Dock Road. Its address is Dock Road 7.",
};

describe("what the knowledge does not hold", () => {
  it.each([
    ["a question", "Which zebra paints the moon after a refund?"],
    ["a statement", "Zebras book refunds to the moon before they graze."],
  ])("is refused, with the owner of what came closest: %s", async (_, text) => {
    const refused = await (await asking(FILES))(text);
    expect(refused).toMatchObject({ outcome: "refused", model: "none", citations: [] });
    expect(refused.text.split("\n")).toEqual([
      "I could not find an answer to this. I searched 5 passages of 5 documents.",
      expect.stringMatching(/^What came closest: Refunds \(refunds\.md#refunds\)/),
      "Payments owns that knowledge and may know more.",
    ]);
  });

  it("names no owner of what is further off", async () => {
    const refused = await (
      await asking({
        "a.md": "# Zebra stripes\n\nStripes confuse flies.",
        "b.md": "# Zebra herds\n\nA herd has a stallion.",
        "c.md":
          "---\nowner: People team\n---\n# Office\n\nA zebra hangs on the wall of the office, as a picture, since 2019.",
      })
    )("Which treaty of 1875 mentions the zebra?");
    expect(refused.outcome).toBe("refused");
    expect(refused.text).not.toContain("People team");
  });

  it("is refused and not asked back, though something is left open", async () => {
    const ask = await asking(FILES);
    expect(await ask("Who painted the ceiling?")).toMatchObject({ outcome: "refused" });
    expect(await ask("Which orchestra plays at the clinic opening on Neptune?")).toMatchObject({
      outcome: "refused",
    });
  });

  it("is asked back where two answer alike, and answered once one is named, also as a statement", async () => {
    const ask = await asking(FILES);
    expect(await ask("What is the address of the clinic?")).toMatchObject({ outcome: "clarify" });
    expect(await ask("The address of the North clinic is Mill Lane 4.")).toMatchObject({
      outcome: "answered",
      text: expect.stringContaining("Mill Lane 4"),
    });
  });
});
