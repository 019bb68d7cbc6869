import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { createJournal, type JournalEntry } from "../../../../src/simulators/slack/journal/journal.ts";
import { journalFile } from "../../../../src/simulators/slack/journal/journal-file.ts";
import { DOOR_FUNCTIONS } from "../../../../src/simulators/slack/people/person-acts.ts";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { startSlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, rawSocket, socketUrl, startedSimulator, webClient } from "../clients.ts";

describe("the journal", () => {
  it("begins with its version and the world, and numbers all that follows", async () => {
    const entries: JournalEntry[] = [];
    const slack = await startSlackSimulator({ journal: (entry) => entries.push(entry) });
    onTestFinished(() => slack.stop());
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await webClient(slack).auth.test();
    expect(entries[0]).toMatchObject({ n: 0, type: "journal", version: 1, seed: DEFAULT_SEED });
    expect(entries.map(({ n }) => n)).toEqual(entries.map((_, index) => index));
  });

  it("says what a person did before what came of it", async () => {
    const { slack, entries } = await startedSimulator();
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "hi" });
    expect(entries.map(({ type }) => type)).toEqual(["person", "landmark", "event", "event-found-no-socket"]);
    expect(entries[0]).toMatchObject({ act: "post", args: [{ user: ANA, channel: HELP, text: "hi" }] });
    expect(entries[1]).toMatchObject({ thing: "message", id: ts, by: ANA, place: [HELP] });
  });

  it("names the app whose connection opens or closes, and how many the app has then", async () => {
    const { slack, entries } = await startedSimulator();
    const { socket } = await rawSocket(slack);
    await rawSocket(slack);
    socket.close();
    await expect.poll(slack.connections).toBe(1);
    const sockets = entries.filter(({ type }) => type.startsWith("socket-"));
    const app = "A0LEDGER001";
    expect(sockets).toMatchObject([
      { type: "socket-opened", app, connection: 1, open: 1 },
      { type: "socket-opened", app, connection: 2, open: 2 },
      { type: "socket-closed", app, connection: 1, open: 1 },
    ]);
  });

  it("names the app and the workspace of each call, and the connection of each frame", async () => {
    const { slack, entries } = await startedSimulator();
    await rawSocket(slack);
    await webClient(slack).auth.test();
    expect(entries).toContainEqual(
      expect.objectContaining({
        type: "request",
        method: "auth.test",
        app: "A0LEDGER001",
        team: "T0SIMULATED",
      }),
    );
    expect(entries).toContainEqual(expect.objectContaining({ type: "frame-sent", connection: 1 }));
  });

  it("tells of an upload what was asked, what was sent and what is there", async () => {
    const { slack, entries } = await startedSimulator();
    await webClient(slack).filesUploadV2({ channel_id: HELP, filename: "a.txt", content: "hi" });
    const seen = entries.flatMap((entry) => {
      if (entry.type === "request") return entry.method;
      return entry.type === "http-request" || entry.type === "landmark" ? entry.type : [];
    });
    const expected = [
      "files.getUploadURLExternal",
      "http-request",
      "files.completeUploadExternal",
      "landmark",
    ];
    expect(seen.slice(0, 4)).toEqual(expected);
    expect(entries).toContainEqual(
      expect.objectContaining({
        type: "http-request",
        status: 200,
        path: expect.stringMatching("^/upload/"),
      }),
    );
  });

  it("knows every function of the people's door as an act, which it writes, or as a plain view", async () => {
    const { slack, entries } = await startedSimulator();
    const doors: Readonly<Record<string, unknown>> = { ...slack };
    for (const [name, kind] of Object.entries(DOOR_FUNCTIONS)) {
      const run = doors[name];
      if (typeof run !== "function") throw new Error(`${name} is not in the door.`);
      const before = entries.length;
      // Called with nothing, it may refuse: it is written all the same.
      await Promise.resolve()
        .then(() => run())
        .catch(() => {});
      const acts = entries.slice(before).filter(({ type }) => type === "person");
      expect(acts, name).toHaveLength(kind === "act" ? 1 : 0);
    }
  });

  it("holds no token, ticket, signing secret or authorization header, whatever field they are put into", async () => {
    const { slack } = await startedSimulator();
    const ticket = new URL(await socketUrl(slack)).searchParams.get("ticket") ?? "";
    const { botToken, appToken, signingSecret } = slack;
    const secrets = [
      botToken,
      appToken,
      signingSecret,
      ticket,
      "xoxe.xoxp-1-Mi0yLWFiYw",
      "simulated-verification-A1",
    ];
    const secret = fc.constantFrom(...secrets);
    const around = fc.tuple(fc.string(), secret, fc.string()).map((parts) => parts.join(""));
    const wild = fc.object({
      key: fc.oneof(fc.string(), around, fc.constantFrom("token", "authorization", "Authorization")),
      values: [fc.string(), around, secret, fc.integer(), fc.constant(null)],
      maxDepth: 3,
    });
    fc.assert(
      fc.property(wild, around, (value, method) => {
        const lines: string[] = [];
        const { clock } = createTurnedClock();
        const { journal } = createJournal(clock, { listener: (entry) => lines.push(JSON.stringify(entry)) });
        journal({ type: "request", method, args: value });
        journal({ type: "response", method, body: [value] });
        journal({ type: "event", body: { nested: JSON.stringify(value) } });
        journal({ type: "frame-received", connection: 1, frame: value });
        journal({ type: "person", act: method, args: [value, method] });
        expect(lines).toHaveLength(5);
        for (const each of secrets) expect(lines.join("\n")).not.toContain(each);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("holds no authorization header and no secret of a response_url", () => {
    const lines: string[] = [];
    const { clock } = createTurnedClock();
    const { journal } = createJournal(clock, { listener: (entry) => lines.push(JSON.stringify(entry)) });
    const headers = { Authorization: 'Basic YWxhZGRpbjpvcGVu"sesame', host: "here" };
    const response_url = "http://127.0.0.1:4000/hooks/actions/T0SIMULATED/1700000000000/dGhlc2VjcmV0LW9mLWl0";
    journal({ type: "event", body: { headers, response_url, text: `see ${response_url}` } });
    expect(lines.join()).not.toMatch(/YWxh|sesame|dGhlc2/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ body: { headers: { host: "here" } } });
  });
});

describe("a journal file", () => {
  async function folder() {
    const path = await mkdtemp(join(tmpdir(), "journal-"));
    onTestFinished(() => rm(path, { recursive: true }));
    return path;
  }

  it("holds one entry a line, and all of them when it is stopped", async () => {
    const path = join(await folder(), "journal.jsonl");
    const file = journalFile(path);
    file.open();
    const seen: JournalEntry[] = [];
    const slack = await startSlackSimulator({
      journal(entry) {
        seen.push(entry);
        file.write(entry);
      },
    });
    for (let count = 0; count < 500; count += 1) {
      slack.post({ user: ANA, channel: HELP, text: "é".repeat(500) });
    }
    await slack.stop();
    file.stop();
    const lines = (await readFile(path, "utf8")).split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toEqual(seen);
  });

  it("says what to do where it cannot be written", async () => {
    const path = join(await folder(), "nowhere", "journal.jsonl");
    expect(() => journalFile(path).open()).toThrow(expect.objectContaining({ code: "JOURNAL_UNWRITABLE" }));
  });

  it.runIf(process.platform === "linux")("says at the end that the disk was full", async () => {
    const file = journalFile("/dev/full");
    file.open();
    const { slack } = await startedSimulator();
    await slack.stop();
    file.write({ n: 0, at: 0, type: "journal", version: 1, seed: DEFAULT_SEED });
    expect(() => file.stop()).toThrow(expect.objectContaining({ code: "JOURNAL_UNWRITABLE" }));
  });
});
