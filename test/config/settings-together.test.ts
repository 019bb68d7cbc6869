import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/config/read-settings.ts";

const BOT = "xoxb-1";
const APP = "xapp-1";

describe("settings that do not fit together", () => {
  it.each([
    [{ LITELLM_BASE_URL: "https://models.example.com/v1" }, /LITELLM_DEVELOPER_KEY is missing, though/],
    [{ LITELLM_DEVELOPER_KEY: "sk-1" }, /LITELLM_BASE_URL is missing, though/],
    [{ SLACK_BOT_TOKEN: BOT }, /SLACK_APP_TOKEN is missing, though/],
    [{ SLACK_APP_TOKEN: APP }, /SLACK_BOT_TOKEN is missing, though/],
    [{ WORKER_CONCURRENCY: "4", WORKER_PER_ASKER: "4" }, /WORKER_PER_ASKER is 4, and WORKER_CONCURRENCY 4/],
    [
      { LLM_FIRST_TOKEN_TIMEOUT_SECONDS: "9", LLM_TIMEOUT_SECONDS: "5" },
      /LLM_FIRST_TOKEN_TIMEOUT_SECONDS is 9, longer than .* is 5/,
    ],
    [
      { LEDGER_FALLBACK_MODEL: "claude-sonnet-4.5" },
      /LEDGER_FALLBACK_MODEL is the model that it is to stand/,
    ],
  ])("%j are told of, with what to do", (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: BOT, LEDGER_ROLE: "worker" }],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }],
    [{ WORKER_CONCURRENCY: "1" }],
    [{ LLM_TIMEOUT_SECONDS: "5" }],
    [{ WORKER_CONCURRENCY: "1", WORKER_PER_ASKER: "1" }],
  ])("%j do", (env) => {
    expect(() => readSettings(env)).not.toThrow();
  });

  it("are told of all at once, beside what is wrong by itself, and nothing twice", () => {
    const env = { SLACK_BOT_TOKEN: BOT, LITELLM_BASE_URL: "nowhere", PORT: "x" };
    expect(() => readSettings(env)).toThrow(/^4 settings are wrong/);
  });
});
