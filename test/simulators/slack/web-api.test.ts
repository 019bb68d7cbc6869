import { describe, expect, it } from "vitest";
import { HELP, rawCall, refusalOf, startedSimulator, webClient } from "./clients.ts";

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

describe("tokens", () => {
  it("tells the bot who it is", async () => {
    const { slack } = await startedSimulator();
    const who = await webClient(slack).auth.test();
    expect(who).toMatchObject({ ok: true, user_id: slack.botUserId, team_id: "T0SIMULATED", user: "ledger" });
    expect(who.bot_id).toMatch(/^B[A-Z0-9]+$/);
  });

  it.each([
    ["a token that is not known", "xoxb-another", "invalid_auth"],
    ["the app's token where the bot's belongs", "xapp-simulated-A0LEDGER001", "not_allowed_token_type"],
    ["no token", "", "not_authed"],
  ])("refuses %s", async (_what, token, code) => {
    const { slack } = await startedSimulator();
    expect(await refusalOf(webClient(slack, token).auth.test())).toBe(code);
  });

  it("gives a WebSocket URL only for the app's token", async () => {
    const { slack } = await startedSimulator();
    expect(await refusalOf(webClient(slack).apps.connections.open({}))).toBe("not_allowed_token_type");
    const opened = await webClient(slack, slack.appToken).apps.connections.open({});
    expect(opened.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
  });

  it("takes the token from a form's argument too, but not from a JSON body", async () => {
    const { slack } = await startedSimulator();
    const post = (body: string, type: string) =>
      fetch(`${slack.url}auth.test`, { method: "POST", headers: { "content-type": type }, body });
    const byForm = await post(`token=${slack.botToken}`, FORM);
    expect(await byForm.json()).toMatchObject({ ok: true });
    const byJson = await post(JSON.stringify({ token: slack.botToken }), JSON_TYPE);
    expect(await byJson.json()).toEqual({ ok: false, error: "not_authed" });
  });

  it("writes no token to the journal", async () => {
    const { slack, entries } = await startedSimulator();
    await fetch(`${slack.url}auth.test`, {
      method: "POST",
      headers: { "content-type": FORM },
      body: `token=${slack.botToken}`,
    });
    await webClient(slack).apiCall("api.test", { said: `my token is ${slack.botToken}` });
    await webClient(slack, slack.appToken).apps.connections.open({});
    expect(entries).toHaveLength(6);
    expect(JSON.stringify(entries)).not.toMatch(/simulated-(bot|app)|ticket=\w/);
  });
});

describe("what cannot be answered", () => {
  it("refuses a method that it does not know, and says so in the journal", async () => {
    const { slack, entries } = await startedSimulator();
    expect(await refusalOf(webClient(slack).apiCall("chat.sing"))).toBe("unknown_method");
    expect(entries).toContainEqual(expect.objectContaining({ type: "unknown-method", method: "chat.sing" }));
  });

  it.each([
    ["a form that is cut off in an escape", FORM, "channel=%E0%A4%A", "invalid_form_data"],
    ["JSON that is cut off", JSON_TYPE, '{"channel":', "invalid_json"],
    ["JSON that is no object", JSON_TYPE, "[1]", "json_not_object"],
    ["bytes of no known kind", "application/octet-stream", "\u0000\u0001", "invalid_post_type"],
    ["a body without a type", undefined, "channel=C1", "missing_post_type"],
    ["blocks that are no JSON", FORM, `channel=${HELP}&blocks=%5B%7B`, "invalid_blocks_format"],
    ["metadata that is no object", FORM, `channel=${HELP}&text=a&metadata=7`, "invalid_metadata_format"],
    ["an empty thread_ts", FORM, `channel=${HELP}&text=a&thread_ts=`, "invalid_thread_ts"],
    ["a channel that is an object", JSON_TYPE, '{"channel":{"a":1},"text":"a"}', "invalid_arguments"],
  ])("answers %s with Slack's code", async (_what, type, body, code) => {
    const { slack } = await startedSimulator();
    const answered = await rawCall(slack, "chat.postMessage", body, type);
    expect(answered).toMatchObject({ status: 200, reply: { ok: false, error: code } });
    expect(await webClient(slack).auth.test()).toMatchObject({ ok: true });
  });

  it("names the argument that is missing", async () => {
    const { slack } = await startedSimulator();
    const { reply } = await rawCall(slack, "conversations.info", "{}", `${JSON_TYPE}; charset=utf-8`);
    expect(reply).toEqual({
      ok: false,
      error: "invalid_arguments",
      response_metadata: { messages: ["[ERROR] missing required field: channel"] },
    });
  });

  it("answers a path that is no method with 404", async () => {
    const { slack } = await startedSimulator();
    expect((await fetch(new URL("/elsewhere", slack.url))).status).toBe(404);
  });

  it("answers api.test with its arguments, or with the error that is asked for", async () => {
    const { slack } = await startedSimulator();
    expect(await webClient(slack).apiCall("api.test", { foo: "bar" })).toMatchObject({
      ok: true,
      args: { foo: "bar" },
    });
    expect(await refusalOf(webClient(slack).api.test({ error: "my_error" }))).toBe("my_error");
  });
});
