import { join } from "node:path";
import type { App } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../free-port.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import {
  ANA,
  BEN,
  BOT,
  HELP,
  type Slack,
  startApp,
  startHttpApp,
  startSlack,
  stopAll,
  stopApps,
} from "./slack-with-apps.ts";

afterEach(async () => {
  await stopAll();
  await removeTemporaryFolders();
});

/** Answers in the thread with what it heard and a button, which says who clicked it. */
function echo(app: App): void {
  app.event("app_mention", async ({ event, say }) => {
    const text = `Heard: ${event.text}`;
    const button = {
      type: "button" as const,
      action_id: "ok",
      text: { type: "plain_text" as const, text: "OK" },
    };
    await say({
      text,
      thread_ts: event.thread_ts ?? event.ts,
      blocks: [{ type: "actions", elements: [button] }],
    });
  });
  app.action("ok", async ({ ack, body, respond }) => {
    await ack();
    await respond({ text: `Thanks, ${body.user.id}`, replace_original: true });
  });
  app.command("/ledger", async ({ ack, command, respond }) => {
    await ack();
    await respond(`You asked ${command.text}`);
  });
}

/** Two people in two threads, of whom one clicks. Returns the threads, as texts. */
async function conversation(slack: Slack): Promise<string[][]> {
  const first = await slack.post(ANA, `${BOT} one`);
  await until("ana is answered", async () => (await slack.texts(first)).length === 2);
  const second = await slack.post(BEN, `${BOT} two`);
  await until("ben is answered", async () => (await slack.texts(second)).length === 2);
  await slack.post(BEN, "a reply to ana", first);
  await slack.post(ANA, `${BOT} in ben's`, second);
  await until("ana is answered in ben's thread", async () => (await slack.texts(second)).length === 4);
  const [, answer] = await slack.messages(`thread_ts=${first}`);
  const place = { channel: HELP, ts: answer?.ts };
  await slack.control("POST", "people/act", { user: BEN, in: place, action_id: "ok" });
  await until("ben is thanked", async () => (await slack.texts(first)).includes(`Thanks, ${BEN}`));
  return slack.threads();
}

describe("ledger slack --replay", () => {
  it("has people say and click the same in the same threads again, for an app over WebSockets", async () => {
    const journal = join(await temporaryFolder(), "run.jsonl");
    const slack = await startSlack("--journal", journal);
    await startApp(slack, echo);
    const threads = await conversation(slack);
    expect(threads).toEqual([
      [`${BOT} one`, `Thanks, ${BEN}`, "a reply to ana"],
      [`${BOT} two`, `Heard: ${BOT} two`, `${BOT} in ben's`, `Heard: ${BOT} in ben's`],
    ]);
    await stopApps();
    await slack.end();

    const again = await startSlack("--replay", journal);
    await startApp(again, echo);
    await until("all is said again", async () => sameTexts(await again.threads(), threads));
    await stopApps();
    expect((await again.end()).stderr).toContain("5 acts of");
  });

  it("waits for an app over HTTP to answer the challenge", async () => {
    const journal = join(await temporaryFolder(), "run.jsonl");
    const slack = await startSlack("--journal", journal);
    await startApp(slack, echo);
    const threads = await conversation(slack);
    await stopApps();
    await slack.end();

    const port = await freePort();
    const again = await startSlack("--replay", journal, "--request-url", urlAt(port));
    expect(await again.threads()).toEqual([]);
    await startHttpApp(again, port, echo);
    await until("all is said again", async () => sameTexts(await again.threads(), threads));
  });
});

describe("ledger slack --request-url", () => {
  it("sends events, clicks and commands to a Bolt app over HTTP, signed", async () => {
    const port = await freePort();
    const slack = await startSlack("--request-url", urlAt(port));
    await startHttpApp(slack, port, echo);
    expect(await conversation(slack)).toHaveLength(2);
    const outcome = await slack.control("POST", "people/run-command", {
      user: ANA,
      channel: HELP,
      command: "/ledger",
      text: "why",
    });
    expect(outcome).toEqual({ type: "acknowledged" });
    await until("the command is answered", async () =>
      JSON.stringify(await slack.control("GET", `ephemerals?user=${ANA}`)).includes("You asked why"),
    );
    await stopApps();
    const { stdout } = await slack.end();
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({ invariants: { holds: true } });
  });
});

function sameTexts(found: readonly string[][], wanted: readonly string[][]): boolean {
  const text = (threads: readonly string[][]) => JSON.stringify(threads.map((thread) => thread.toSorted()));
  return text(found) === text(wanted);
}

function urlAt(port: number): string {
  return `http://127.0.0.1:${port}/slack/events`;
}
