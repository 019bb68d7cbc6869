import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { App, LogLevel } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { endLedgers, type LedgerProcess, runLedger, startLedger } from "../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

const apps: App[] = [];

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
  await endLedgers();
  await removeTemporaryFolders();
});

const settingsSchema = z.object({
  url: z.string(),
  page: z.string(),
  apps: z.array(
    z.object({ app: z.string(), name: z.string(), team: z.string(), env: z.record(z.string(), z.string()) }),
  ),
  journal: z.string().optional(),
});

/** `ledger slack` with its settings as it printed them. */
async function startSlack(...args: string[]) {
  const slack = startLedger(["slack", "--json", ...args]);
  const settings = settingsSchema.parse(JSON.parse(await slack.nextLine()));
  return { slack, settings };
}

/** Any Bolt app, set up with nothing but what was printed. */
async function startApp(env: Readonly<Record<string, string>>, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: env.SLACK_BOT_TOKEN ?? "",
    appToken: env.SLACK_APP_TOKEN ?? "",
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: env.SLACK_API_URL ?? "" },
  });
  listen(app);
  await app.start();
  apps.push(app);
  return app;
}

async function end(slack: LedgerProcess, signal: NodeJS.Signals = "SIGINT") {
  slack.child.kill(signal);
  return slack.ended;
}

describe("ledger slack", () => {
  it("prints lines to paste, how to point Bolt at it, and at the end what was kept to", async () => {
    const slack = startLedger(["slack"]);
    const lines = [await slack.nextLine()];
    while (!lines.at(-1)?.startsWith("Stop it")) lines.push(await slack.nextLine());
    expect(lines[0]).toMatch(
      /^export SLACK_API_URL=http:\/\/127\.0\.0\.1:\d+\/api\/ SLACK_BOT_TOKEN=xoxb-\S+ SLACK_APP_TOKEN=xapp-\S+ SLACK_SIGNING_SECRET=\S+$/,
    );
    expect(lines.join("\n")).toContain("clientOptions: { slackApiUrl: process.env.SLACK_API_URL }");
    expect(lines.join("\n")).toContain('base_url=os.environ["SLACK_API_URL"]');
    expect(lines.join("\n")).toMatch(/^Web page {2}http:\/\/127\.0\.0\.1:\d+\/$/m);
    const { code, stdout, stderr } = await end(slack);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("All invariants hold.");
  });

  it.each(["SIGINT", "SIGTERM"] as const)("serves any Bolt app, and by %s leaves no port", async (signal) => {
    const { slack, settings } = await startSlack();
    const env = settings.apps[0]?.env ?? {};
    const app = await startApp(env, () => {});
    const { user_id } = await app.client.auth.test();
    expect(user_id).toBe("U0LEDGERBOT");
    await apps.pop()?.stop();
    const { code, stdout } = await end(slack, signal);
    expect(code).toBe(0);
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({ invariants: { holds: true } });
    await expect(fetch(settings.page)).rejects.toThrow();
  });

  it("writes a journal without tokens, which can be replayed with the same seed", async () => {
    const journal = join(await temporaryFolder(), "run.jsonl");
    const { slack, settings } = await startSlack("--journal", journal);
    expect(settings.journal).toBe(journal);
    const app = await startApp(settings.apps[0]?.env ?? {}, () => {});
    await app.client.chat.postMessage({ channel: "C0LEDGERHLP", text: "hello" });
    await apps.pop()?.stop();
    await end(slack);
    const text = await readFile(journal, "utf8");
    expect(text).toContain("chat.postMessage");
    for (const token of Object.values(settings.apps[0]?.env ?? {}).filter((value) => value.startsWith("x")))
      expect(text).not.toContain(token);
    const again = await startSlack("--replay", journal);
    await startApp(again.settings.apps[0]?.env ?? {}, () => {});
    const { code, stderr } = await waitFor(again.slack, "done again");
    expect([code, stderr]).toEqual([0, expect.stringContaining("0 acts of")]);
  });

  it("ends with 1 with --strict where a question reached no app", async () => {
    const { slack, settings } = await startSlack("--strict");
    const question = { user: "U0ANA000001", channel: "C0LEDGERHLP", text: "<@U0LEDGERBOT> hi" };
    const posted = await fetch(new URL("/simulator/people/post", settings.url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
    });
    expect(posted.status).toBe(200);
    const { code, stdout } = await end(slack);
    expect([code, stdout]).toEqual([1, expect.stringContaining("never delivered")]);
  });

  it("ends with 1 with --strict where an app broke an invariant, and with 0 without", async () => {
    for (const [args, expected] of [
      [["--strict"], 1],
      [[], 0],
    ] as const) {
      const { slack, settings } = await startSlack(...args);
      const app = await startApp(settings.apps[0]?.env ?? {}, () => {});
      await app.client.chat.postMessage({ channel: "C0LEDGERHLP", text: "hello" });
      await callUntilRefused(settings.apps[0]?.env ?? {});
      await apps.pop()?.stop();
      expect((await end(slack)).code).toBe(expected);
    }
  });

  it("takes the world from a seed file, and the tokens of each app in each workspace", async () => {
    const { settings } = await startSlack("--seed", SEED, "--no-limits", "--without-socket", "hold");
    expect(settings.apps.map(({ name, team }) => [name, team])).toEqual([
      ["helper", "T0ACME00001"],
      ["reminder", "T0ACME00001"],
    ]);
    const app = await startApp(settings.apps[1]?.env ?? {}, () => {});
    expect((await app.client.auth.test()).user_id).toBe("U0REMINDER1");
  });

  it("makes a world of so many people and apps", async () => {
    const { settings } = await startSlack("--people", "30", "--apps", "2");
    expect(settings.apps).toHaveLength(2);
    const app = await startApp(settings.apps[1]?.env ?? {}, () => {});
    const { members = [] } = await app.client.users.list({});
    expect(members.filter(({ is_bot }) => !is_bot)).toHaveLength(30);
  });

  it("prints the recipe for HTTP where a request URL is given", async () => {
    const slack = startLedger(["slack", "--request-url", "http://127.0.0.1:3999/bolt/events"]);
    const lines = [await slack.nextLine()];
    while (!lines.at(-1)?.startsWith("Stop it")) lines.push(await slack.nextLine());
    const text = lines.join("\n");
    expect(text).toContain("signingSecret: process.env.SLACK_SIGNING_SECRET");
    expect(text).toContain(
      'endpoints: "/bolt/events", clientOptions: { slackApiUrl: process.env.SLACK_API_URL }',
    );
    expect(text).toContain('signing_secret=os.environ["SLACK_SIGNING_SECRET"]');
    expect(text).toContain('app.start(port=3999, path="/bolt/events")');
    expect(text).not.toContain("ocketMode");
  });

  it("tells of the rules of the fault plan that never fired", async () => {
    const file = join(await temporaryFolder(), "faults.yaml");
    await writeFile(file, "rules:\n  - fault: hang\n    method: chat.update\n");
    const { slack } = await startSlack("--faults", file);
    const { stdout } = await end(slack);
    const report: unknown = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    expect(report).toMatchObject({ neverFired: [{ rule: 0, fault: "hang" }] });
    const plain = startLedger(["slack", "--faults", file]);
    await plain.nextLine();
    expect((await end(plain)).stdout).toContain("  rules[0] hang");
  });

  it("refuses a fault that waits for a method that is none, with its place", async () => {
    const file = join(await temporaryFolder(), "faults.yaml");
    await writeFile(file, "rules:\n  - fault: hang\n    method: chat.udpate\n");
    const { code, stderr } = await runLedger(["slack", "--faults", file]);
    expect([code, stderr]).toEqual([3, expect.stringContaining("faults.yaml:3:13")]);
  });

  it.each([
    ["--people", "3"],
    ["--apps", "2"],
    ["--seed", SEED],
  ])("takes no %s beside --replay", async (...world) => {
    const { code, stderr } = await runLedger(["slack", "--replay", "run.jsonl", ...world]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--replay")]);
  });

  it("shows its usage with each flag by itself", async () => {
    const { stdout } = await runLedger(["slack", "--help"]);
    expect(stdout.replace(/\s+/g, " ")).toContain("[--seed FILE] [--people NUMBER] [--apps NUMBER]");
  });

  it("refuses a call that the faults file refuses", async () => {
    const file = join(await temporaryFolder(), "faults.yaml");
    await writeFile(
      file,
      "rules:\n  - fault: error\n    method: chat.postMessage\n    code: channel_not_found\n",
    );
    const { settings } = await startSlack("--faults", file);
    const app = await startApp(settings.apps[0]?.env ?? {}, () => {});
    await expect(app.client.chat.postMessage({ channel: "C0LEDGERHLP", text: "x" })).rejects.toThrow(
      "channel_not_found",
    );
  });
});

/** Calls faster than Slack lets an app call, and goes on calling when it was told to wait. */
async function callUntilRefused(env: Readonly<Record<string, string>>): Promise<void> {
  await until("the app is told to wait", async () => {
    const response = await fetch(`${env.SLACK_API_URL}chat.postMessage`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${env.SLACK_BOT_TOKEN}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "channel=C0LEDGERHLP&text=again",
    });
    return response.status === 429;
  });
}

async function waitFor(slack: LedgerProcess, text: string) {
  let told = "";
  slack.child.stderr?.on("data", (chunk) => {
    told += chunk;
  });
  await until(`it says ${text}`, () => told.includes(text));
  return end(slack);
}

const SEED = join(import.meta.dirname, "..", "..", "fixtures", "seeds", "two-apps.yaml");

describe("what keeps ledger slack from starting", () => {
  async function refusal(...args: string[]) {
    const { code, stdout, stderr } = await runLedger(["slack", ...args]);
    expect(stdout).toBe("");
    expect(stderr).not.toContain("    at ");
    return { code, stderr };
  }

  it("is told for a seed that is no good, with the place and the field", async () => {
    const file = join(await temporaryFolder(), "slack.yaml");
    const text = await readFile(SEED, "utf8");
    await writeFile(
      file,
      text.replace("domain: acme", "domain: A C").replace("members: [U0CARLA0001", "members: [U0NOBODY001"),
    );
    const { code, stderr } = await refusal("--seed", file);
    expect(code).toBe(3);
    expect(stderr).toContain(`${file}:4:50 workspaces[0].team.domain: has lower case letters`);
    expect(stderr).not.toContain("undefined");
  });

  it.each([
    ["nothing", "", "has to hold `workspaces:` and `apps:`"],
    ["no apps", "workspaces: []\n", "apps: is missing"],
  ])("is told for a seed with %s in it", async (_what, text, told) => {
    const file = join(await temporaryFolder(), "slack.yaml");
    await writeFile(file, text);
    expect(await refusal("--seed", file)).toMatchObject({ code: 3, stderr: expect.stringContaining(told) });
  });

  it.each(["--seed", "--faults", "--replay"])("is told for a file of %s that is not there", async (flag) => {
    expect(await refusal(flag, "/nowhere/at.all")).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("/nowhere/at.all"),
    });
  });

  it("is told for a journal that cannot be written", async () => {
    expect(await refusal("--journal", "/nowhere/run.jsonl")).toMatchObject({ code: 3 });
  });

  it("is told for a request URL that is not of this machine", async () => {
    expect(await refusal("--request-url", "https://example.com/slack")).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("https://example.com/slack"),
    });
  });

  it("is told for a port in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    expect(await refusal("--port", String(port))).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(String(port)),
    });
    server.close();
  });

  it("is told for a flag that is not known", async () => {
    expect(await refusal("--loud")).toMatchObject({ code: 2, stderr: expect.stringContaining("--loud") });
  });

  it("is told as JSON with --json", async () => {
    const { code, stdout } = await runLedger(["slack", "--json", "--seed", "/nowhere"]);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "SEED_INVALID", remedy: expect.any(String) } });
  });
});
