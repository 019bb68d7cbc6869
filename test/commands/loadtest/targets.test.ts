import { afterAll, afterEach, describe, expect, it } from "vitest";
import { apiWorld, TOKEN } from "../../channels/http/api-world.ts";
import { endLedgers, runLedger } from "../../ledger-process.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { A_MINUTE, ownTemporary, scenarioFile, startLoadtest, TWO_IN_TURN } from "./loadtest-run.ts";

// Registered first, so that it is last: the database is in such a folder too.
afterAll(removeTemporaryFolders);

const { client } = apiWorld();
const questions = ["What is a hard close?"];

afterEach(endLedgers);

async function askedOverHttp(args: readonly string[], env: Record<string, string> = {}) {
  const file = await scenarioFile({ ...TWO_IN_TURN, questions });
  const { code, stdout } = await runLedger(
    ["loadtest", file, "--target", "http", "--json", ...args],
    "",
    env,
  );
  return { code, result: JSON.parse(stdout) };
}

describe("ledger loadtest --target http", () => {
  it("asks a bot of its own over its HTTP API, and leaves nothing behind", async () => {
    const { env, leftovers } = await ownTemporary();
    const { code, result } = await askedOverHttp([], env);
    expect(result).toMatchObject({
      ...{ target: "http", verdict: { kind: "passed" } },
      metrics: { questions: { count: 2 }, errors: { rate: 0 }, checks: { passes: 8, fails: 0 } },
    });
    expect(code).toBe(0);
    expect(await leftovers()).toEqual([]);
  });

  it("asks a bot that runs already, and lets it run on", async () => {
    const { bot, find } = await client();
    const { code, result } = await askedOverHttp(["--url", bot.url], { API_TOKEN: TOKEN });
    expect(result).toMatchObject({
      verdict: { kind: "passed" },
      metrics: { questions: { count: 2 }, checks: { passes: 8, fails: 0 } },
    });
    expect(code).toBe(0);
    expect(bot.events.filter(({ type }) => type === "question_received")).toHaveLength(2);
    expect((await find("another")).status).toBe(404);
  });

  it("is told that a bot that ran died in the middle, with what was measured", {
    timeout: 60_000,
  }, async () => {
    const { bot } = await client();
    const file = await scenarioFile(A_MINUTE);
    const run = startLoadtest([file, "--target", "http", "--url", bot.url, "--json"], { API_TOKEN: TOKEN });
    await run.answered();
    await bot.stop();
    const { code, stdout } = await run.ended;
    const { verdict, partial, metrics } = JSON.parse(stdout);
    expect({ verdict, partial }).toMatchObject({
      verdict: { kind: "target-down", says: expect.stringMatching(/is down \(.*ECONNREFUSED/) },
      partial: true,
    });
    expect(metrics.answer_duration.count).toBeGreaterThan(0);
    expect(code).toBe(4);
  });

  it.each([
    ["a wrong token", { API_TOKEN: "another" }, /does not take this token/],
    ["no token", {}, /API_TOKEN is not set/],
  ])("tells that there is %s, and asks nothing", async (_what, env: Record<string, string>, message) => {
    const { bot } = await client();
    const { code, result } = await askedOverHttp(["--url", bot.url], env);
    expect(result).toEqual({
      error: {
        code: "SETTINGS_INVALID",
        message: expect.stringMatching(message),
        remedy: expect.stringContaining("Set API_TOKEN"),
      },
    });
    expect(code).toBe(3);
    expect(bot.events.map(({ type }) => type)).not.toContain("question_received");
  });
});

describe("ledger loadtest --target ceiling", () => {
  it("asks a bot that runs already in a closed loop, and says what that tells", async () => {
    const { bot } = await client({ USER_RATE_LIMIT_PER_MINUTE: "1000000" });
    const { code, stdout } = await runLedger(
      [
        "loadtest",
        "--target",
        "ceiling",
        "--duration",
        "1",
        "--connections",
        "2",
        "--url",
        bot.url,
        "--json",
      ],
      "",
      { API_TOKEN: TOKEN },
    );
    const { verdict, end, routes } = JSON.parse(stdout);
    expect({ verdict, end }).toMatchObject({ verdict: { kind: "measured" }, end: { kind: "complete" } });
    for (const { requests } of routes) expect(requests).toBeGreaterThan(0);
    expect(code).toBe(0);
  });
});

describe("ledger loadtest --target ceiling of a bot of its own", () => {
  it("ends by SIGINT with 130 and what was measured, and leaves nothing behind", async () => {
    const { env, leftovers } = await ownTemporary();
    const run = startLoadtest(["--target", "ceiling", "--duration", "60", "--json"], env);
    await run.told(/10 connections ask, 60 s a route/);
    run.child.kill("SIGINT");
    const { code, stdout } = await run.ended;
    expect(JSON.parse(stdout)).toMatchObject({ bot: { own: true }, end: { kind: "interrupted" } });
    expect(code).toBe(130);
    expect(await leftovers()).toEqual([]);
  });
});

describe("where a load goes", () => {
  it.each([
    ["another machine", "http://bot.invalid:8080", [], /bot\.invalid is not this machine/],
    ["another machine than the allowed one", "http://bot.invalid", ["one.invalid"], /not this machine/],
    ["Slack", "https://slack.com/api/", ["slack.com"], /slack\.com/],
    ["a workspace of Slack", "https://acme.slack.com", ["acme.slack.com"], /slack\.com/],
  ])("is never %s", async (_what, url, allowed, message) => {
    const hosts = allowed.flatMap((host) => ["--allow-remote", host]);
    const { code, result } = await askedOverHttp(["--url", url, ...hosts], { API_TOKEN: TOKEN });
    expect(result).toMatchObject({
      error: { code: "TARGET_REFUSED", message: expect.stringMatching(message) },
    });
    expect(code).toBe(2);
  });

  it("is another machine where that was said", async () => {
    const { code, result } = await askedOverHttp(
      ["--url", "http://bot.invalid", "--allow-remote", "bot.invalid"],
      { API_TOKEN: TOKEN },
    );
    // It is looked for, and cannot be there: the name is kept free (RFC 6761).
    expect(result).toMatchObject({ end: { kind: "target-down", error: { code: "BOT_UNAVAILABLE" } } });
    expect(code).toBe(4);
  });

  it("is no bot in a Slack that is not ours", async () => {
    const { code, stderr } = await runLedger(["loadtest", "--url", "http://127.0.0.1:8080"], "", {
      API_TOKEN: TOKEN,
    });
    expect(stderr).toContain("cannot be asked in Slack");
    expect(code).toBe(2);
  });
});
