import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { METHODS } from "../../../../src/simulators/slack/web-api/method-table.ts";
import { ANA, HELP, rawSocket, startedSimulator, webClient } from "../clients.ts";
import { expectSound } from "./expect-sound.ts";
import { FRESH, worldOf } from "./fresh-arguments.ts";
import { RUNS, SEED, TIMEOUT } from "./runs.ts";
import { freshArgument, type WildArgument, wildArguments } from "./wild-arguments.ts";
import { createSaid, expectAnswer, expectReply, neededArguments } from "./wild-calls.ts";

const methods = [...METHODS.keys()];
/** After these all other calls would be refused alike. */
const LAST_CALLS = new Set(["auth.revoke", "apps.uninstall"]);
const repeatable = methods.filter((method) => !LAST_CALLS.has(method));
const as = fc.constantFrom("json" as const, "form" as const);
const token = fc.oneof(
  { weight: 20, arbitrary: fc.constant(undefined) },
  fc.constantFrom("xoxb-wrong", "xapp-simulated-A0LEDGER001", "x"),
);

/** A simulator in which much was said already: by people, by an app, in a stream, of a file and to a command. */
async function started() {
  const { clock, turn } = createTurnedClock(Date.now());
  const { slack, entries } = await startedSimulator({ clock });
  const said = createSaid();
  slack.watch((change) => said.learn(change));
  const app = await rawSocket(slack);
  let trigger = "";
  app.socket.on("message", (data) => {
    const frame = JSON.parse(data.toString());
    said.learn(frame);
    trigger = frame.payload?.trigger_id ?? trigger;
    app.acknowledge(frame);
  });
  const world = worldOf(slack, async (act) => {
    await act();
    return trigger;
  });
  await slack.runCommand({ user: ANA, channel: HELP, command: "/ledger" });
  const { ts } = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });
  const client = webClient(slack);
  slack.upload(ANA, HELP, { name: "a.txt", text: "hi" });
  await client.chat.postMessage({ channel: HELP, text: "hi", thread_ts: ts });
  await client.chat.postMessage({ channel: HELP, text: "hi" });
  await client.chat.startStream({
    channel: HELP,
    thread_ts: ts,
    recipient_user_id: ANA,
    recipient_team_id: "T0SIMULATED",
  });
  return { slack, entries, said, turn, world };
}

describe("the Web API", { timeout: TIMEOUT }, () => {
  it("answers every method in Slack's own words, whatever it is asked", async () => {
    const succeeded = new Set<string>();
    for (const method of methods) {
      const { slack, entries, said, turn, world } = await started();
      const made = await FRESH[method]?.(world);
      const needed = made ? Object.keys(made).map(freshArgument) : await neededArguments(slack, method, said);
      await fc.assert(
        fc.asyncProperty(wildArguments(needed), as, token, async (args, as, token) => {
          const fresh = (await FRESH[method]?.(world)) ?? {};
          const { ok } = await expectAnswer(slack, { method, args, as, token, fresh }, said);
          if (ok) succeeded.add(method);
        }),
        { seed: SEED, numRuns: RUNS.perMethod, endOnFailure: true },
      );
      turn(3_600_000);
      await expectSound(slack, entries);
      await slack.stop();
    }
    // The one call of it that could succeed was made to find out what it needs.
    expect(methods.filter((method) => !succeeded.has(method))).toEqual(["auth.revoke"]);
  });

  it("stays sound through any row of calls", async () => {
    const { slack: known, said: before } = await started();
    const needed = new Map<string, readonly WildArgument[]>();
    for (const method of repeatable) needed.set(method, await neededArguments(known, method, before));
    const call = fc
      .constantFrom(...repeatable)
      .chain((method) =>
        fc.record({ method: fc.constant(method), args: wildArguments(needed.get(method) ?? []), as }),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 50, maxLength: 80, size: "max" }), async (calls) => {
        const { slack, entries, said, turn } = await started();
        for (const each of calls) {
          await expectAnswer(slack, each, said);
          turn(100);
        }
        turn(3_600_000);
        expect(await webClient(slack).auth.test()).toMatchObject({ ok: true });
        await expectSound(slack, entries);
        await slack.stop();
      }),
      { seed: SEED, numRuns: RUNS.rows, endOnFailure: true },
    );
  });

  it("answers any body of any type, and any path below it", async () => {
    const { slack, entries } = await started();
    const type = fc.oneof(
      fc.constantFrom(
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
      ),
      fc.constantFrom("text/plain", "application/json; charset=utf-16", 'application/json;charset="', "//"),
      fc.string({ unit: "grapheme-ascii" }).map((text) => text.trim()),
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.string().map((text) => Buffer.from(text)),
      fc
        .constantFrom(
          '{"a":',
          "[]",
          "null",
          '"x"',
          "%",
          "a=%ff",
          "--x\r\n",
          "{".repeat(50_000),
          "[".repeat(200_000),
        )
        .map((text) => Buffer.from(text)),
    );
    const path = fc.oneof(fc.constantFrom(...methods), fc.webPath(), fc.string().map(encodeURIComponent));
    await fc.assert(
      fc.asyncProperty(path, type, body, fc.boolean(), async (method, contentType, content, bare) => {
        const response = await fetch(`${slack.url}${method.replace(/^\/+/, "")}`, {
          method: "POST",
          headers: {
            authorization: `Bearer ${slack.botToken}`,
            ...(!bare && { "content-type": contentType }),
          },
          body: Buffer.from(content),
        });
        // Dots in a path may lead out of the Web API, where there is nothing or something else.
        if (new URL(response.url).pathname.startsWith("/api/")) await expectReply(response);
        else expect(response.status).toBeLessThan(500);
      }),
      { seed: SEED, numRuns: RUNS.bodies, endOnFailure: true },
    );
    await expectSound(slack, entries);
  });

  it("refuses a body that is larger than any call", async () => {
    const { slack, entries } = await started();
    const response = await fetch(`${slack.url}chat.postMessage`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${slack.botToken}` },
      body: JSON.stringify({ channel: HELP, text: "x".repeat(20 * 1024 * 1024) }),
    });
    expect(await expectReply(response)).toEqual({ ok: false, error: "request_too_large" });
    await expectSound(slack, entries);
  });
});
