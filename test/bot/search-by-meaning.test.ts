import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { EMBEDDING_MODEL, saying, startedLlm } from "../simulators/llm/clients.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import {
  ANA,
  closingKnowledge,
  finalReply,
  HARD_CLOSE,
  HELP,
  SOFT_CLOSE,
  startedTestBot,
} from "./bot-fixture.ts";

const database = testDatabase();
let slack: SlackSimulator;
beforeAll(async () => {
  slack = await startSlackSimulator();
});
afterAll(() => slack?.stop());

describe("a bot with an embedding model", () => {
  it("searches with it when all passages have vectors, with one call for a question, and none after a start", async () => {
    const { llm } = await startedLlm(saying(HARD_CLOSE));
    const first = await startedBot(llm);
    await until("passages have vectors", async () =>
      detailOf(await first.ready()).includes(
        `searched with ${EMBEDDING_MODEL} too, in memory: the server has no pgvector`,
      ),
    );
    const before = embeddedBy(llm);
    expect(before).toHaveLength(2);
    const asked = slack.post({
      user: ANA,
      channel: HELP,
      text: `<@${slack.botUserId}> What is a hard close?`,
    });
    expect((await finalReply(slack, asked)).text).toContain("takes no more entries");
    expect(embeddedBy(llm).slice(2)).toEqual(["What is a hard close?"]);
    await first.stop();
    const second = await startedBot(llm);
    await until("passages have vectors", async () =>
      detailOf(await second.ready()).includes("searched with"),
    );
    expect(embeddedBy(llm)).toHaveLength(3);
  });

  it("starts and answers by words where it fails, and says so in /ready", async () => {
    const { llm } = await startedLlm({
      ...saying(SOFT_CLOSE),
      faults: { rules: [{ fault: "error", status: 401, route: "embeddings" }] },
    });
    const bot = await startedBot(llm, "another-embedding-model");
    const asked = slack.post({
      user: ANA,
      channel: HELP,
      text: `<@${slack.botUserId}> What is a soft close?`,
    });
    expect((await finalReply(slack, asked)).text).toContain("only controllers post");
    await until("/ready tells", async () =>
      /search by meaning with another-embedding-model fails: .*does not accept/.test(
        detailOf(await bot.ready()),
      ),
    );
    expect(await bot.ready()).toMatchObject({
      ready: true,
      components: { knowledge: { state: "degraded" } },
    });
    expect(bot.events).toContainEqual(expect.objectContaining({ type: "embeddings_failed" }));
  });
});

type Llm = Awaited<ReturnType<typeof startedLlm>>["llm"];

async function startedBot(llm: Llm, model = EMBEDDING_MODEL) {
  return startedTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: {
      LITELLM_BASE_URL: llm.url,
      LITELLM_DEVELOPER_KEY: llm.apiKey,
      LEDGER_EMBEDDING_MODEL: model,
    },
  });
}

function embeddedBy(llm: Llm): string[] {
  return llm.calls().flatMap(({ input = [] }) => input);
}

function detailOf({
  components,
}: Awaited<ReturnType<Awaited<ReturnType<typeof startedBot>>["ready"]>>): string {
  return components.knowledge?.detail ?? "";
}
