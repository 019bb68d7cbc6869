import { expect, it } from "vitest";
import { type OpenBotOptions, openBot } from "../../../src/loadtest/targets/open-bot.ts";
import { freePort } from "../../free-port.ts";

const open = (options: Partial<OpenBotOptions>) =>
  openBot({
    ...{ target: "http", token: "a-token-of-a-test-0123456789", allowRemote: [] },
    // Nothing can be started by it, so that a test fails where it is tried.
    own: { program: "/nowhere", env: {}, signal: AbortSignal.abort(new Error("started one")) },
    ...options,
  });

it("starts a bot where none is named", async () => {
  await expect(open({})).rejects.toThrow("started one");
});

it.each(["http", "ceiling"] as const)("takes a running one for %s", async (target) => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const own = { program: "/nowhere", env: {}, signal: new AbortController().signal };
  await expect(open({ target, url, own })).rejects.toMatchObject({
    code: "BOT_UNAVAILABLE",
    message: expect.stringContaining("is down"),
  });
});

it.each<[string, Partial<OpenBotOptions>, string]>([
  ["in Slack", { target: "slack", url: "http://127.0.0.1:8080" }, "TARGET_REFUSED"],
  ["elsewhere", { url: "http://bot.example.com" }, "TARGET_REFUSED"],
  ["of Slack", { url: "https://slack.com", allowRemote: ["slack.com"] }, "TARGET_REFUSED"],
])("takes none %s", async (_, options, code) => {
  await expect(open(options)).rejects.toMatchObject({ code });
});

it("wants the token of a running one", async () => {
  const { token: _, ...options } = { url: "http://127.0.0.1:8080", token: "" };
  const asked = openBot({
    ...{ target: "http", allowRemote: [], ...options },
    own: { program: "/nowhere", env: {}, signal: new AbortController().signal },
  });
  await expect(asked).rejects.toMatchObject({ code: "SETTINGS_INVALID", exitCode: 3 });
});
