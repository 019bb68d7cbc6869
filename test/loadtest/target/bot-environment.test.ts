import { expect, it } from "vitest";
import { botEnvironment } from "../../../src/loadtest/target/bot-environment.ts";

it("names this machine only, whatever the shell's settings are", () => {
  const shell = {
    PATH: "/bin",
    LITELLM_BASE_URL: "https://models.example.com/v1",
    LITELLM_DEVELOPER_KEY: "a-key",
    REDIS_URL: "redis://elsewhere:6379",
    SLACK_BOT_TOKEN: "xoxb-real",
    SLACK_API_URL: "https://slack.com/api/",
    DATABASE_URL: "postgres://elsewhere/books",
    HTTPS_PROXY: "http://proxy.example.com:3128",
  };
  const simulated = { url: "http://127.0.0.1:4000/api/", botToken: "xoxb-s", appToken: "xapp-s" };
  const env = botEnvironment(shell, simulated, "postgres://ledger@127.0.0.1:5000/postgres");
  expect(env).toMatchObject({
    PATH: "/bin",
    SLACK_API_URL: "http://127.0.0.1:4000/api/",
    SLACK_BOT_TOKEN: "xoxb-s",
    DATABASE_URL: "postgres://ledger@127.0.0.1:5000/postgres",
    HOST: "127.0.0.1",
    PORT: "0",
  });
  expect(Object.values(env).join(" ")).not.toMatch(/example\.com|elsewhere|slack\.com|xoxb-real/);
});
