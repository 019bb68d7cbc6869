import { readdir } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../../free-port.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { ceilingRun, standIn, TOKEN } from "./ceiling-run.ts";

let temporary: string;

beforeEach(async () => {
  temporary = await temporaryFolder();
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  onTestFinished(async () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await removeTemporaryFolders();
  });
});

const asking = (url: string) => ({ bot: { url, token: TOKEN, allowRemote: [] } });
const seen = (printed: string) => JSON.parse(printed);

describe("the ceiling of a bot that runs", () => {
  it("is one object with each route, and leaves nothing", async () => {
    const { url } = await standIn();
    const { code, printed } = await ceilingRun(asking(url));
    expect(code).toBe(0);
    expect(seen(printed)).toMatchObject({
      target: "ceiling",
      verdict: { kind: "measured", exitCode: 0 },
      bot: { own: false, url },
      routes: [
        { route: "GET /health", connections: 2, not2xx: 0, errors: 0 },
        { route: "POST /v1/questions", connections: 2, not2xx: 0, errors: 0 },
      ],
      end: { kind: "complete" },
    });
    for (const { requests, perSecond } of seen(printed).routes) {
      expect(requests).toBeGreaterThan(0);
      expect(perSecond.avg).toBeGreaterThan(0);
    }
    expect(printed).not.toContain(TOKEN);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is a failure where responses are not 2xx, which are counted", async () => {
    let asked = 0;
    const { url } = await standIn({
      question: (_, response) => {
        asked += 1;
        response.writeHead(asked === 1 ? 200 : 503).end("{}");
      },
    });
    const { code, printed } = await ceilingRun(asking(url));
    expect(code).toBe(1);
    const { verdict, end } = seen(printed);
    expect({ kind: verdict.kind, end: end.kind }).toEqual({ kind: "unanswered", end: "complete" });
    expect(verdict.says).toMatch(
      /^POST \/v1\/questions: [\d,]+ of [\d,]+ responses were not 2xx \(503: [\d,]+\)$/,
    );
  });

  it("is a failure where nothing came in the time of a route", async () => {
    let asked = 0;
    const { url } = await standIn({
      question: (_, response) => {
        asked += 1;
        if (asked === 1) response.end("{}");
      },
    });
    const { code, printed } = await ceilingRun(asking(url));
    expect(code).toBe(1);
    expect(seen(printed).verdict.says).toContain("POST /v1/questions was not answered at all");
  });

  it("is what there is by then where it is interrupted", async () => {
    const stop = new AbortController();
    let heard = 0;
    const { url } = await standIn({
      health: (_, response) => {
        heard += 1;
        response.end("{}");
      },
    });
    const running = ceilingRun({ ...asking(url), plan: { durationMs: 3_600_000 }, signal: stop.signal });
    await until("the loop runs", () => heard > 50);
    stop.abort();
    const { code, printed } = await running;
    expect(code).toBe(130);
    expect(seen(printed)).toMatchObject({ end: { kind: "interrupted" }, routes: [{ route: "GET /health" }] });
    expect(seen(printed).routes[0].requests).toBeGreaterThan(20);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is told too where it is interrupted while the first answer is waited for", async () => {
    const stop = new AbortController();
    const { url } = await standIn({ question: () => stop.abort() });
    const { code, printed } = await ceilingRun({ ...asking(url), signal: stop.signal });
    expect({ code, routes: seen(printed).routes }).toEqual({ code: 130, routes: [] });
  });

  it("is what there is by then where the bot dies, and says so", async () => {
    let heard = 0;
    const bot = await standIn({
      question: (_, response) => {
        heard += 1;
        response.end("{}");
        if (heard === 50) bot.stop();
      },
    });
    const { code, printed } = await ceilingRun(asking(bot.url));
    expect(code).toBe(4);
    const { routes, end, verdict } = seen(printed);
    expect(routes).toHaveLength(2);
    expect(routes[0].errors).toBe(0);
    expect(end).toMatchObject({ kind: "target-died", because: expect.stringContaining("is down") });
    expect(verdict.says).toBe(end.because);
  });

  it("is a clear verdict where the bot hangs", async () => {
    let heard = 0;
    const { url } = await standIn({
      health: (_, response) => {
        heard += 1;
        if (heard < 200) response.end("{}");
      },
    });
    const { code, printed } = await ceilingRun({
      bot: { url, token: TOKEN, allowRemote: [], own: { silentMs: 500 } },
      plan: { durationMs: 3_600_000, timeoutMs: 1_000 },
    });
    expect(code).toBe(4);
    expect(seen(printed).end).toMatchObject({
      kind: "target-died",
      because: expect.stringContaining("hangs"),
    });
  });

  it("is not begun where there is nobody, or no answer", async () => {
    const nobody = ceilingRun(asking(`http://127.0.0.1:${await freePort()}`));
    await expect(nobody).rejects.toMatchObject({ code: "BOT_UNAVAILABLE", exitCode: 4 });
    const { url } = await standIn({ question: (_, response) => void response.writeHead(503).end() });
    await expect(ceilingRun(asking(url))).rejects.toMatchObject({ code: "BOT_UNAVAILABLE", exitCode: 4 });
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is a table with what it tells and what never", async () => {
    const { url } = await standIn({
      question: async (_, response) => {
        await delay(20);
        response.end("{}");
      },
    });
    const { code, printed } = await ceilingRun({ ...asking(url), json: false });
    expect(code).toBe(0);
    expect(printed).toMatch(/GET \/health +POST \/v1\/questions/);
    for (const row of ["requests/s    avg", "latency ms  p\\(50\\)", "p\\(97.5\\)", "not 2xx", "errors"])
      expect(printed).toMatch(new RegExp(`${row} +\\S+ +\\S+\n`));
    expect(printed).toContain("closed loop");
    expect(printed.replace(/\s+/g, " ")).toContain("never how long answers take for people");
    expect(printed).toContain("█ MEASURED");
  });
});
