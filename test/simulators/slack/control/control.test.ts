import { expect, it } from "vitest";
import { createAdvancingClock } from "../../../../src/simulators/clock/advancing-clock.ts";
import { CONTROL_ROUTES } from "../../../../src/simulators/slack/control/control-routes.ts";
import { DOOR_FUNCTIONS } from "../../../../src/simulators/slack/people/person-acts.ts";
import { until } from "../../../until.ts";
import { ANA, BEN, HELP, PRIVATE, startedBoltApp, startedSimulator, webClient } from "../clients.ts";
import { act, addressOf, ask, type MessagesBody, send } from "./driver.ts";

it("lists all that it answers", async () => {
  const { slack } = await startedSimulator();
  const { body } = await ask(slack, "");
  expect(body).toContainEqual({
    method: "POST",
    path: "people/post",
    takes: ["user", "channel", "text", "thread_ts?"],
    does: expect.stringContaining("Posts a message"),
  });
  expect(body).toHaveLength(CONTROL_ROUTES.length);
});

it("has every act of the people door, so that none is for TypeScript alone", () => {
  const acts = Object.entries(DOOR_FUNCTIONS).flatMap(([name, kind]) => (kind === "act" ? [name] : []));
  const paths = acts.map(
    (name) => `people/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
  const missing = paths.filter((path) => !CONTROL_ROUTES.some((route) => route.path === path));
  expect(missing).toEqual([]);
});

it("names no address twice", () => {
  const names = CONTROL_ROUTES.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
});

it("tells an app's author what to set", async () => {
  const { slack } = await startedSimulator();
  const { body } = await ask<readonly { env: object }[]>(slack, "settings");
  expect(body[0]?.env).toEqual({
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
  });
});

it("lets a program in any language ask a question and read the answer", async () => {
  const { slack } = await startedSimulator();
  await startedBoltApp(slack, (app) =>
    app.event("app_mention", async ({ event, say }) => {
      await say({ thread_ts: event.ts, text: "An answer" });
    }),
  );
  const { body: posted } = await act<{ ts: string }>(slack, "post", {
    user: ANA,
    channel: HELP,
    text: `<@${slack.botUserId}> how?`,
  });
  const thread = `messages?${new URLSearchParams({ channel: HELP, thread_ts: posted.ts })}`;
  await until(
    "the answer came",
    async () => (await ask<MessagesBody>(slack, thread)).body.messages.length === 2,
  );
  const { body } = await ask(slack, thread);
  expect(body).toMatchObject({ has_more: false, messages: [{ reply_count: 1 }, { text: "An answer" }] });
});

it("pages through a channel and a thread from the end", async () => {
  const { slack } = await startedSimulator();
  const parent = slack.post({ user: ANA, channel: HELP, text: "0" });
  for (const text of ["1", "2", "3", "4"]) slack.post({ user: ANA, channel: HELP, text });
  for (const text of ["a", "b", "c"]) slack.post({ user: BEN, channel: HELP, text, thread_ts: parent.ts });
  const last = await ask<MessagesBody>(slack, `messages?channel=${HELP}&limit=2`);
  expect(last.body).toMatchObject({ has_more: true, messages: [{ text: "3" }, { text: "4" }] });
  const before = last.body.messages[0]?.ts;
  const rest = await ask(slack, `messages?channel=${HELP}&limit=10&before=${before}`);
  expect(rest.body).toMatchObject({
    has_more: false,
    messages: [{ text: "0" }, { text: "1" }, { text: "2" }],
  });
  const replies = await ask(slack, `messages?channel=${HELP}&thread_ts=${parent.ts}&limit=2`);
  expect(replies.body).toMatchObject({
    has_more: true,
    messages: [{ text: "0" }, { text: "b" }, { text: "c" }],
  });
});

it("shows a person no private channel of others, and a program without a person everything", async () => {
  const { slack } = await startedSimulator();
  slack.post({ user: ANA, channel: PRIVATE, text: "Between us" });
  const ids = async (query: string) =>
    (await ask<readonly { id: string }[]>(slack, `conversations${query}`)).body.map(({ id }) => id);
  expect(await ids(`?user=${BEN}`)).not.toContain(PRIVATE);
  expect(await ids(`?user=${ANA}`)).toContain(PRIVATE);
  expect(await ids("")).toContain(PRIVATE);
  expect(await ask(slack, `messages?channel=${PRIVATE}&user=${BEN}`)).toMatchObject({
    status: 403,
    body: { error: "channel_not_visible" },
  });
  expect((await ask<MessagesBody>(slack, `messages?channel=${PRIVATE}`)).body.messages).toHaveLength(1);
});

it("streams what a person can see, as it happens", async () => {
  const { slack } = await startedSimulator();
  const heard = await hearChanges(addressOf(slack, `changes?user=${BEN}`));
  slack.post({ user: ANA, channel: PRIVATE, text: "Between us" });
  await webClient(slack).chat.postEphemeral({ channel: HELP, user: ANA, text: "For Ana" });
  await webClient(slack).chat.postEphemeral({ channel: HELP, user: BEN, text: "For Ben" });
  slack.post({ user: ANA, channel: HELP, text: "For all" });
  await until("Ben heard it", () => heard().includes("For all"));
  expect(heard()).toContain("For Ben");
  expect(heard()).not.toContain("For Ana");
  expect(heard()).not.toContain("Between us");
});

it("gives a file back as a person who may see it uploaded it", async () => {
  const { slack } = await startedSimulator();
  const bytes = Uint8Array.from([0, 255, 10, 13]);
  const { body } = await act<{ file: string }>(slack, "upload", {
    user: ANA,
    channel: PRIVATE,
    name: "a.bin",
    base64: Buffer.from(bytes).toString("base64"),
  });
  const response = await fetch(addressOf(slack, `file?user=${ANA}&file=${body.file}`));
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect(response.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''a.bin");
  expect(await ask(slack, `file?user=${BEN}&file=${body.file}`)).toMatchObject({ status: 404 });
});

it("reports the invariants and the faults, and lets a plan begin", async () => {
  const { slack } = await startedSimulator();
  expect((await ask(slack, "invariants")).body).toMatchObject({ holds: true });
  const plan = { seed: 1, rules: [] };
  expect((await send(slack, "PUT", "faults", { plan })).body).toEqual({ ok: true });
  expect(await send(slack, "PUT", "faults", { plan: { seed: "x" } })).toMatchObject({
    status: 400,
    body: { error: "invalid_arguments" },
  });
  expect((await ask(slack, "faults")).status).toBe(200);
});

it("puts the clock on where that was asked for, and says so where it was not", async () => {
  const { clock, advance } = createAdvancingClock();
  const { slack } = await startedSimulator({ clock, advance });
  const before = (await ask<Time>(slack, "clock")).body;
  expect(before.can_advance).toBe(true);
  const { body } = await send<Time>(slack, "POST", "clock/advance", { milliseconds: 300_000 });
  expect(body.now).toBeGreaterThanOrEqual(before.now + 300_000);
  const { slack: real } = await startedSimulator();
  expect(await send(real, "POST", "clock/advance", { milliseconds: 1 })).toMatchObject({
    status: 409,
    body: { error: "real_clock" },
  });
});

interface Time {
  readonly now: number;
  readonly can_advance?: boolean;
}

/** What came so far, as text. */
async function hearChanges(address: string): Promise<() => string> {
  const response = await fetch(address);
  let heard = "";
  void (async () => {
    if (response.body === null) return;
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body) heard += decoder.decode(chunk, { stream: true });
    } catch {
      // The simulator stopped, and the stream with it.
    }
  })();
  await until("the stream is open", () => heard.startsWith(":"));
  return () => heard;
}
