import { expect, it } from "vitest";
import { limitSettings } from "../../../src/loadtest/targets/bot/limit-settings.ts";
import { botEnvironment } from "../../../src/loadtest/targets/bot/own-bot-settings.ts";
import { keptEnvironment } from "../../../src/loadtest/targets/kept-environment.ts";

const SHELL = {
  PATH: "/bin",
  LITELLM_BASE_URL: "https://models.example.com/v1",
  LITELLM_DEVELOPER_KEY: "a-key",
  REDIS_URL: "redis://elsewhere:6379",
  SLACK_BOT_TOKEN: "xoxb-real",
  SLACK_API_URL: "https://slack.com/api/",
  DATABASE_URL: "postgres://elsewhere/books",
  HTTPS_PROXY: "http://proxy.example.com:3128",
  NODE_OPTIONS: "--require elsewhere",
};

const PARTS = {
  slack: { url: "http://127.0.0.1:4000/api/", botToken: "xoxb-s", appToken: "xapp-s" },
  databaseUrl: "postgres://ledger@127.0.0.1:5000/postgres",
  port: 4321,
  token: "t",
  model: { url: "http://127.0.0.1:6000/v1", apiKey: "sk-s", model: "claude-sonnet-4.5" },
  paced: false,
};

it("names this machine only, whatever the shell's settings are", () => {
  const env = botEnvironment(keptEnvironment(SHELL), PARTS, {});
  expect(env).toMatchObject({
    PATH: "/bin",
    SLACK_API_URL: "http://127.0.0.1:4000/api/",
    SLACK_BOT_TOKEN: "xoxb-s",
    DATABASE_URL: "postgres://ledger@127.0.0.1:5000/postgres",
    LITELLM_BASE_URL: "http://127.0.0.1:6000/v1",
    HOST: "127.0.0.1",
    PORT: "4321",
  });
  expect(Object.values(env).join(" ")).not.toMatch(/example\.com|elsewhere|slack\.com|xoxb-real/);
});

it("takes a scenario's own settings before its own, such as a limit", () => {
  const settings = limitSettings({ questions: 5, perMs: 60_000 });
  expect(botEnvironment({}, PARTS, settings)).toMatchObject({
    USER_RATE_LIMIT_PER_MINUTE: "5",
    RATE_LIMIT_PER_HOUR: "1000000",
  });
  expect(() => limitSettings({ questions: 5, perMs: 5_000 })).toThrow("no limit of a person for 5000 ms");
});

it.each(["https://slack.com/api/", "https://10.0.0.1/api/", "http://slack.example.com/api/"])(
  "refuses to put the bot in another Slack than a simulated one of this machine: %s",
  (url) => {
    const refused = expect.objectContaining({ code: "TARGET_REFUSED" });
    expect(() => botEnvironment({}, PARTS, { SLACK_API_URL: url })).toThrow(refused);
    expect(() => botEnvironment({}, { ...PARTS, slack: { ...PARTS.slack, url } }, {})).toThrow(refused);
  },
);
