import { expect, it } from "vitest";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { METHODS } from "../../../../src/simulators/slack/web-api/method-table.ts";
import { rawCall, startedSimulator } from "../clients.ts";

/** Documented: "No scopes required". */
const WITHOUT_SCOPE = [
  "auth.revoke",
  "auth.teams.list",
  "auth.test",
  "blocks.validate",
  "chat.getPermalink",
  "chat.scheduledMessages.list",
  "views.open",
  "views.publish",
  "views.push",
  "views.update",
];

it("needs a scope for every method of a bot, but for those that Slack asks none for", () => {
  const open = [...METHODS].filter(
    ([, { accepts, scopes }]) => accepts.includes("bot") && scopes.length === 0,
  );
  expect(open.map(([name]) => name).sort()).toEqual(WITHOUT_SCOPE);
});

it("refuses every method that needs a scope to a bot that has none, and says what is missing", async () => {
  const apps = DEFAULT_SEED.apps.map((app) => ({ ...app, scopes: ["none:at-all"] }));
  const { slack } = await startedSimulator({ seed: { ...DEFAULT_SEED, apps } });
  for (const [name, { accepts, scopes }] of METHODS) {
    if (!accepts.includes("bot") || scopes.length === 0) continue;
    const { reply } = await rawCall(slack, name, "{}", "application/json; charset=utf-8");
    expect([name, reply]).toEqual([
      name,
      { ok: false, error: "missing_scope", needed: scopes.join(","), provided: "none:at-all" },
    ]);
  }
});

it("tells in the headers which scopes the token has and which the method takes", async () => {
  const apps = DEFAULT_SEED.apps.map((app) => ({ ...app, scopes: ["users:read", "chat:write"] }));
  const { slack } = await startedSimulator({ seed: { ...DEFAULT_SEED, apps } });
  const headers = { authorization: `Bearer ${slack.botToken}` };
  const response = await fetch(`${slack.url}users.list`, { method: "POST", headers });
  expect(response.headers.get("x-oauth-scopes")).toBe("users:read,chat:write");
  expect(response.headers.get("x-accepted-oauth-scopes")).toBe("users:read");
});
