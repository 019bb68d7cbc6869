import { describe, expect, it } from "vitest";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { HELP, rawCall, startedSimulator, webClient } from "../clients.ts";

const FORM = "application/x-www-form-urlencoded";

async function multipart(slack: SlackSimulator, method: string, fields: Readonly<Record<string, string>>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return (await fetch(`${slack.url}${method}`, { method: "POST", body })).json();
}

describe("a body", () => {
  it("is no arguments as JSON for a method that reads, and arguments for one that writes", async () => {
    const { slack } = await startedSimulator();
    const json = "application/json; charset=utf-8";
    const sent = JSON.stringify({ channel: HELP, text: "a" });
    expect((await rawCall(slack, "chat.postMessage", sent, json)).reply).toMatchObject({ ok: true });
    expect((await rawCall(slack, "conversations.history", sent, json)).reply).toMatchObject({
      ok: false,
      error: "invalid_arguments",
    });
  });

  it("may be multipart, with its token as a part", async () => {
    const { slack } = await startedSimulator();
    const fields = { token: slack.botToken, channel: HELP, text: "a", unfurl_links: "false" };
    expect(await multipart(slack, "chat.postMessage", fields)).toMatchObject({ ok: true, channel: HELP });
  });

  it.each([
    ["multipart without its parts", "multipart/form-data; boundary=x", "nonsense", "invalid_form_data"],
    ["multipart without a boundary", "multipart/form-data", "nonsense", "invalid_form_data"],
    ["a charset that is not read", "application/json; charset=utf-16", "{}", "invalid_charset"],
    ["more than anybody sends", FORM, `text=${"x".repeat(9 * 1024 * 1024)}`, "request_too_large"],
  ])("is refused as %s", async (_what, type, body, code) => {
    const { slack } = await startedSimulator();
    expect((await rawCall(slack, "auth.test", body, type)).reply).toMatchObject({ ok: false, error: code });
    expect(await webClient(slack).auth.test()).toMatchObject({ ok: true });
  });

  it.each([
    ["JSON without a charset", "application/json", "{}", "missing_charset"],
    ["a form with one", `${FORM}; charset=utf-8`, "foo=bar", "superfluous_charset"],
  ])("is taken with a warning as %s", async (_what, type, body, warning) => {
    const { slack } = await startedSimulator();
    expect((await rawCall(slack, "auth.test", body, type)).reply).toMatchObject({
      ok: true,
      warning,
      response_metadata: { warnings: [warning] },
    });
  });
});
