import { afterEach, expect, it } from "vitest";
import { seenBy } from "../../src/core/audience.ts";
import { conversationIdOf, newQuestionId } from "../../src/core/ids.ts";
import { createAnswersWithoutDesk } from "../../src/handover/without-desk.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";

afterEach(removeTemporaryFolders);

it("a wish for a person names the owner of a document only where the document may be seen", async () => {
  const plan = "---\ntitle: Plan\nowner: Board\naudiences: [channel:C1]\n---\n\nThe merger is in June.\n";
  const answers = createAnswersWithoutDesk(await loadKnowledge(await folderOf({ "plan.md": plan })));
  const wish = async (channel: string) => {
    const answer = await answers.before({
      id: newQuestionId(),
      text: "I want to talk to a human",
      asker: { id: "U1" },
      place: {
        channel: "slack",
        conversation: conversationIdOf("slack", channel),
        address: seenBy(`channel:${channel}`),
      },
      thread: [{ speaker: "asker", text: "When is the merger?" }],
      askedAt: new Date(0),
    });
    return answer?.text;
  };
  expect(await wish("C1")).toContain("Board");
  expect(await wish("C2")).not.toMatch(/Board|Plan/);
});
