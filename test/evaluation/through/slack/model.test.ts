import { afterAll, describe, expect, it } from "vitest";
import { mayConnect } from "../../../../src/evaluation/through/ask-slack.ts";
import type { Asked } from "../../../../src/evaluation/through/asked.ts";
import { openCassettes } from "../../../../src/llm/cassette/cassettes.ts";
import { withReplayEndpoint } from "../../../../src/llm/cassette/replay-endpoint.ts";
import type { LlmSimulator } from "../../../../src/simulators/llm/simulator.ts";
import { closingKnowledge } from "../../../bot/bot-fixture.ts";
import { saying, startedLlm } from "../../../simulators/llm/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { askAll, askOnce, caseOf, openedSlackWorld } from "../slack-world.ts";

afterAll(removeTemporaryFolders);

const CASES = ["What is a hard close?", "What is a soft close?", "Who posts in a soft close?"].map(
  (text, at) => caseOf(text, { id: `case-${at}` }),
);
const HARD_CLOSE = caseOf("What is a hard close?");
const TEXT =
  "A hard close is the moment at which a period takes no more entries. [1] It costs 99 dollars. [1]";

const endpoint = ({ url, apiKey }: LlmSimulator) => ({
  LITELLM_BASE_URL: url,
  LITELLM_DEVELOPER_KEY: apiKey,
});

describe("asking a model through Slack", () => {
  it("observes its words, and what was left out of them, as the path does, though Slack shows a stream", async () => {
    const { llm } = await startedLlm(saying(TEXT));
    const { slack, path } = await openedSlackWorld({ folder: await closingKnowledge(), env: endpoint(llm) });
    const seen = await askOnce(slack, HARD_CLOSE);
    expect(seen).toMatchObject({
      kind: "observed",
      observation: { outcome: "answered", model: "claude-sonnet-4.5", dropped: ["number"] },
    });
    expect(numberIn(seen, "inputTokens")).toBeGreaterThan(100);
    expect(numberIn(seen, "costUsd")).toBeGreaterThan(0);
    // The second call costs less: the endpoint has its prompt already.
    expect(withoutCost(seen)).toEqual(withoutCost(await askOnce(path, HARD_CLOSE)));
  });

  it("takes a model that does not answer for no fault of the answer", async () => {
    const { llm } = await startedLlm(saying(TEXT));
    const env = { ...endpoint(llm), LITELLM_DEVELOPER_KEY: "sk-wrong" };
    const { slack, path } = await openedSlackWorld({ folder: await closingKnowledge(), env });
    const asked = await askOnce(slack, HARD_CLOSE);
    expect(asked).toMatchObject({
      kind: "infrastructure",
      because: expect.stringContaining("claude-sonnet-4.5 did not answer"),
    });
    expect(asked).toEqual(await askOnce(path, HARD_CLOSE));
  });
});

function numberIn(asked: Asked, name: "inputTokens" | "costUsd"): number | null {
  return asked.kind === "observed" ? asked.observation[name] : null;
}

function withoutCost(asked: Asked): Asked {
  return asked.kind === "observed"
    ? { ...asked, observation: { ...asked.observation, costUsd: null } }
    : asked;
}

describe("asking tapes through Slack", () => {
  it("gives each case its own words, also while others are asked, and tells of a case that has none", async () => {
    const folder = await closingKnowledge();
    const tapes = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    const recording = openCassettes({ folder: tapes, mode: "record-missing", env: {} });
    const live = await openedSlackWorld({ folder, env: endpoint(llm), cassettes: recording });
    const recorded = await askAll(live.slack, CASES);
    await recording.close();
    await llm.stop();

    const cassettes = openCassettes({ folder: tapes, mayConnect });
    try {
      const env = { ...withReplayEndpoint({}) };
      const { slack, path } = await openedSlackWorld({ folder, env, cassettes });
      const replayed = await askAll(slack, CASES);
      expect(replayed).toEqual(recorded);
      expect(replayed).toEqual(await askAll(path, CASES));
      expect(replayed).toMatchObject({
        "case-0": { observation: { recordedLatencyMs: expect.any(Number) } },
      });
      const missing = caseOf("What is a hard close?", { id: "missing" });
      const { missing: stale, ...others } = await askAll(slack, [missing, ...CASES]);
      expect(stale).toMatchObject({ kind: "stale-cassette" });
      expect(others).toEqual(recorded);
    } finally {
      await cassettes.close();
    }
  });
});
