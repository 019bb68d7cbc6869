import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { replayJournal } from "../../../../src/simulators/slack/journal/replay-journal.ts";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { type SlackSimulator, startSlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, startedBoltApp, startedSimulator } from "../clients.ts";

const idsSchema = z.object({ block_id: z.string(), elements: z.array(z.object({ action_id: z.string() })) });
const inputSchema = z.object({ block_id: z.string(), element: z.object({ action_id: z.string() }) });

/** Answers in the thread with what it heard. */
function startedEcho(slack: SlackSimulator) {
  return startedBoltApp(slack, (app) => {
    app.event("app_mention", async ({ event, say }) => {
      await say({ text: `Heard: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
    });
    app.message(async ({ message, say }) => {
      if (message.channel_type === "im" && "text" in message) await say(`Heard: ${message.text}`);
    });
  });
}

/** All that is said, thread by thread. */
function threadsOf(slack: SlackSimulator): string[][] {
  const channels = slack.conversations(BEN).map(({ id }) => id);
  return channels.flatMap((channel) =>
    slack
      .history(channel)
      .map(({ ts, user }) => [user, ...slack.thread(channel, ts).map(({ text }) => text)]),
  );
}

async function recorded() {
  const lines: string[] = [];
  const slack = await startSlackSimulator({ journal: (entry) => lines.push(JSON.stringify(entry)) });
  const app = await startedEcho(slack);
  const { ts } = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> one` });
  const other = slack.post({ user: BEN, channel: HELP, text: `<@${slack.botUserId}> two` });
  await expect.poll(() => [ts, other.ts].map((root) => slack.thread(HELP, root).length)).toEqual([2, 2]);
  slack.post({ user: BEN, channel: HELP, thread_ts: ts, text: "a reply to ana" });
  slack.post({ user: ANA, channel: HELP, thread_ts: other.ts, text: `<@${slack.botUserId}> in ben's` });
  slack.post({ user: BEN, channel: slack.openDirectMessage(BEN), text: "in private" });
  await expect
    .poll(() => threadsOf(slack).flat())
    .toEqual(expect.arrayContaining(["Heard: in private", `Heard: <@${slack.botUserId}> in ben's`]));
  const threads = threadsOf(slack);
  await app.stop();
  await slack.stop();
  return { lines, threads };
}

describe("a replay", () => {
  it("has people say the same in the same threads, where the times are others", async () => {
    const { lines, threads } = await recorded();
    expect(threads).toHaveLength(4);
    const { slack } = await startedSimulator();
    await startedEcho(slack);
    const replay = await replayJournal(lines, slack, { speed: Number.POSITIVE_INFINITY });
    expect(replay).toMatchObject({ failed: [], notes: [] });
    const sorted = (each: string[][]) => each.map((thread) => thread.toSorted());
    await expect.poll(() => sorted(threadsOf(slack))).toEqual(sorted(threads));
  });

  it("has people click on the app's messages, submit its views and write in channels that are made on the way", async () => {
    const button = {
      type: "button" as const,
      action_id: "ask",
      text: { type: "plain_text" as const, text: "Ask" },
    };
    const input = { type: "plain_text_input" as const, action_id: "text" };
    const view = {
      type: "modal" as const,
      callback_id: "asked",
      title: { type: "plain_text" as const, text: "Ask" },
      submit: { type: "plain_text" as const, text: "Send" },
      blocks: [
        {
          type: "input" as const,
          block_id: "b",
          label: { type: "plain_text" as const, text: "?" },
          element: input,
        },
      ],
    };
    async function run(act: (slack: SlackSimulator, submitted: string[]) => Promise<void>) {
      const lines: string[] = [];
      const submitted: string[] = [];
      const slack = await startSlackSimulator({ journal: (entry) => lines.push(JSON.stringify(entry)) });
      const app = await startedBoltApp(slack, (bolt) => {
        bolt.event("app_mention", async ({ say }) => {
          await say({ text: "Click", blocks: [{ type: "actions", elements: [button] }] });
        });
        bolt.action("ask", async ({ ack, body, client }) => {
          await ack();
          await client.views.open({ trigger_id: "trigger_id" in body ? body.trigger_id : "", view });
        });
        bolt.view("asked", async ({ ack, view: { state } }) => {
          await ack();
          submitted.push(state.values.b?.text?.value ?? "");
        });
      });
      await act(slack, submitted);
      await app.stop();
      await slack.stop();
      return { lines, submitted };
    }
    const first = await run(async (slack, submitted) => {
      const channel = slack.createChannel({ user: ANA, name: "made-on-the-way" });
      slack.inviteToChannel({ user: ANA, channel, invited: slack.botUserId });
      slack.post({ user: ANA, channel, text: `<@${slack.botUserId}> hi` });
      await expect.poll(() => slack.history(channel).at(-1)?.text).toBe("Click");
      const ts = slack.history(channel).at(-1)?.ts ?? "";
      await slack.act({ user: ANA, in: { channel, ts }, action_id: "ask" });
      await expect.poll(() => slack.viewsOf(ANA)).toHaveLength(1);
      const id = slack.viewsOf(ANA)[0]?.view.id ?? "";
      await slack.act({ user: ANA, in: { view: id }, action_id: "text", value: "why?" });
      await slack.submitView({ user: ANA, view: id });
      await expect.poll(() => submitted).toEqual(["why?"]);
    });
    const again = await run(async (slack, submitted) => {
      const replay = await replayJournal(first.lines, slack, { speed: Number.POSITIVE_INFINITY });
      expect(replay.failed).toEqual([]);
      await expect.poll(() => submitted).toEqual(["why?"]);
    });
    expect(again.submitted).toEqual(first.submitted);
  });

  it("has people click and enter where the app names neither block nor action", async () => {
    const button = { type: "button" as const, text: { type: "plain_text" as const, text: "Ask" } };
    const clicked = { ...button, action_id: "open" };
    const view = {
      type: "modal" as const,
      callback_id: "asked",
      title: { type: "plain_text" as const, text: "Ask" },
      submit: { type: "plain_text" as const, text: "Send" },
      blocks: [
        {
          type: "input" as const,
          label: { type: "plain_text" as const, text: "?" },
          element: { type: "plain_text_input" as const },
        },
      ],
    };
    async function run(act: (slack: SlackSimulator, heard: string[]) => Promise<void>) {
      const lines: string[] = [];
      const heard: string[] = [];
      const slack = await startSlackSimulator({ journal: (entry) => lines.push(JSON.stringify(entry)) });
      await startedBoltApp(slack, (bolt) => {
        bolt.event("app_mention", async ({ say }) => {
          // Its text is another one in each run.
          const blocks = [
            { type: "actions" as const, elements: [clicked, { ...button, value: `${Math.random()}` }] },
          ];
          await say({ text: "Click", blocks });
        });
        bolt.action(/.*/, async ({ ack, action, body, client }) => {
          await ack();
          heard.push("action_id" in action && action.action_id === "open" ? "open" : "unnamed");
          if (heard.at(-1) === "open" && "trigger_id" in body)
            await client.views.open({ trigger_id: body.trigger_id, view });
        });
        bolt.view("asked", async ({ ack, view: { state } }) => {
          await ack();
          const [entered] = Object.values(state.values).flatMap((block) => Object.values(block));
          heard.push(entered?.value ?? "");
        });
      });
      await act(slack, heard);
      await slack.stop();
      return lines;
    }
    const wanted = ["unnamed", "open", "why?"];
    const lines = await run(async (slack, heard) => {
      slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });
      await expect.poll(() => slack.history(HELP).at(-1)?.text).toBe("Click");
      const { ts = "", blocks = [] } = slack.history(HELP).at(-1) ?? {};
      const { block_id, elements } = idsSchema.parse(blocks[0]);
      for (const { action_id } of elements.toReversed()) {
        await slack.act({ user: ANA, in: { channel: HELP, ts }, block_id, action_id });
      }
      await expect.poll(() => slack.viewsOf(ANA)).toHaveLength(1);
      const modal = slack.viewsOf(ANA)[0]?.view;
      const input = inputSchema.parse(modal?.blocks[0]);
      const place = { user: ANA, in: { view: modal?.id ?? "" } };
      await slack.act({
        ...place,
        block_id: input.block_id,
        action_id: input.element.action_id,
        value: "why?",
      });
      await slack.submitView({ user: ANA, view: modal?.id ?? "" });
      await expect.poll(() => heard).toEqual(wanted);
    });
    await run(async (slack, heard) => {
      const replay = await replayJournal(lines, slack, { speed: Number.POSITIVE_INFINITY });
      expect(replay).toMatchObject({ failed: [], finished: true });
      await expect.poll(() => heard).toEqual(wanted);
    });
  });

  it("stops at the signal, and says that it was not finished and what was done", async () => {
    const { lines } = await recorded();
    const stop = new AbortController();
    const { slack } = await startedSimulator();
    const replaying = replayJournal(lines, slack, { patience: 60_000, signal: stop.signal });
    // No app answers, so the replay waits for what a person replies to.
    await expect.poll(() => slack.history(HELP)).toHaveLength(2);
    stop.abort();
    const replay = await replaying;
    expect(replay).toMatchObject({ failed: [], finished: false });
    expect(replay.done).toBeGreaterThanOrEqual(2);
  });

  it("keeps the pace of the journal, or a multiple of it, on a clock that is turned", async () => {
    const recording = createTurnedClock();
    const lines: string[] = [];
    const first = await startedSimulator();
    await first.slack.stop();
    const slack = await startSlackSimulator({
      clock: recording.clock,
      journal: (entry) => lines.push(JSON.stringify(entry)),
    });
    for (const text of ["at once", "a minute later", "and another"]) {
      slack.post({ user: ANA, channel: HELP, text });
      recording.turn(60_000);
    }
    await slack.stop();
    const { clock, turn } = createTurnedClock();
    const again = await startedSimulator({ clock });
    await replayJournal(lines, again.slack, { speed: 10, wait: turn });
    const times = again.slack.history(HELP).map(({ ts }) => Number(ts));
    expect(times.map((time) => Math.round(time - (times[0] ?? 0)))).toEqual([0, 6, 12]);
  });

  it("does what it can: an act that is not possible is told with its line, and the others are done", async () => {
    const { lines } = await recorded();
    const entries = lines.map((line) => JSON.parse(line));
    const post = entries.findIndex(({ type }) => type === "person");
    entries[post].args[0].user = "U0NOBODY001";
    const { slack } = await startedSimulator();
    const replay = await replayJournal(
      entries.map((entry) => JSON.stringify(entry)),
      slack,
      { speed: Number.POSITIVE_INFINITY, patience: 50 },
    );
    expect(replay.failed[0]).toMatchObject({ line: post + 1, act: "post" });
    expect(replay.failed[0]?.reason).toContain("U0NOBODY001");
    expect(slack.history(HELP).map(({ user }) => user)).toContain(BEN);
  });

  it("says so where the simulator has another seed", async () => {
    const { lines } = await recorded();
    const { slack } = await startedSimulator();
    const [workspace] = DEFAULT_SEED.workspaces;
    const people = [...(workspace?.people ?? []), { id: "U0CLEO00001", name: "cleo", realName: "Cleo" }];
    const seed = { ...DEFAULT_SEED, workspaces: [{ ...workspace, people }] };
    const header = { ...JSON.parse(lines[0] ?? ""), seed };
    const { notes } = await replayJournal([JSON.stringify(header), ...lines.slice(1)], slack, {
      speed: Number.POSITIVE_INFINITY,
      patience: 50,
    });
    expect(notes).toEqual([expect.stringContaining("another seed")]);
  });
});

describe("a journal that is not whole", () => {
  const header = JSON.stringify({
    n: 0,
    at: 1,
    type: "journal",
    version: 1,
    seed: DEFAULT_SEED,
  });
  const post = JSON.stringify({
    n: 1,
    at: 2,
    type: "person",
    act: "post",
    args: [{ user: ANA, channel: HELP, text: "hi" }],
  });

  it("is replayed up to a last line that is cut, with a note", async () => {
    const { slack } = await startedSimulator();
    const replay = await replayJournal([header, post, post.slice(0, 30), ""], slack);
    expect(replay.done).toBe(1);
    expect(replay.notes[0]).toContain("Line 3");
    expect(slack.history(HELP)).toHaveLength(1);
  });

  it.each([
    ["is empty", [], "it is empty"],
    ["has no header", [post], "its first line is another entry"],
    ["is cut in its first line", [header.slice(0, 40)], "its first line is cut"],
    ["is of another version", [header.replace('"version":1', '"version":99'), post], "it is of version 99"],
    ["has a broken line within", [header, "{", post], "Line 2"],
    ["has a line that is no entry", [header, "[1]", post], "Line 2"],
    ["has an act without arguments", [header, post.replace('"args"', '"arguments"'), post], "Line 2"],
    ["has a second header", [header, post, header], "Line 3"],
  ])("is refused before anything is done where it %s", async (_what, lines, message) => {
    const { slack } = await startedSimulator();
    const replayed = replayJournal(lines, slack);
    await expect(replayed).rejects.toMatchObject({ code: "JOURNAL_INVALID" });
    await expect(replayed).rejects.toThrow(message);
    expect(slack.history(HELP)).toEqual([]);
  });
});
