import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { endLedgers, runLedger } from "../../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { ownTemporary, scenarioFile, TWO_IN_TURN } from "./loadtest-run.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

describe("flags that say nothing or do not fit together", () => {
  it.each([
    ["a flag that it does not have", ["--fast"], /--fast/],
    ["a target that is none", ["--target", "http://example.com"], /--target/],
    ["a threshold for no metric", ["--threshold", "latency:p(95)<1"], /no metric "latency"/],
    ["a threshold that is none", ["-t", "checks:almost"], /"almost" is no threshold/],
    ["a share over all", ["-t", "checks:rate>99"], /never near/],
    ["a scale of nothing", ["--scale", "0"], /scale is a number above 0/],
    ["no repeats", ["--repeat", "0"], /--repeat|repeat/],
    ["repeats of a search", ["--find-knee", "--repeat", "2"], /--repeat|--find-knee/],
    ["a comparison of a search", ["--find-knee", "--baseline", "main"], /--baseline|--find-knee/],
    ["a result of an export", ["--export", "k6", "--json"], /--json|--export/],
    ["an allowed host without an address", ["--allow-remote", "a.example"], /--url/],
    [
      "a threshold of a closed loop",
      ["--target", "ceiling", "-t", "checks:rate>0.9"],
      /not for --target ceiling/,
    ],
    ["a page of a closed loop", ["--target", "ceiling", "--html=a.html"], /not for --target ceiling/],
    [
      "a scenario of a closed loop",
      ["smoke", "--target", "ceiling"],
      /a scenario is not for --target ceiling/,
    ],
    ["connections of no closed loop", ["--connections", "2"], /--connections is for --target ceiling only/],
    [
      "a duration of a scenario",
      ["--duration", "5"],
      /--duration is for --target ceiling and --find-knee only/,
    ],
    ["a receiver that is no address", ["--push", "prometheus"], /pushed to an http or https URL/],
  ])("end with 2: %s", async (_what, flags, message) => {
    const { code, stdout, stderr } = await runLedger(["loadtest", ...flags]);
    expect(`${stdout}${stderr}`).toMatch(message);
    expect(stdout).not.toContain("TOTAL RESULTS");
    expect(code).toBe(2);
  });
});

describe("an address that may not be one ends with 2, and nothing of a password in it is shown", () => {
  it.each<[string, readonly string[]]>([
    ["a run", ["--target", "http"]],
    ["a script", ["--export", "k6"]],
  ])("for %s", async (_what, flags) => {
    for (const url of [
      "https://slack.com",
      "nonsense",
      "http://bot.example.com",
      "http://a:s3cret@127.0.0.1:1",
    ]) {
      const { code, stdout, stderr } = await runLedger(["loadtest", "smoke", ...flags, "--url", url], "", {
        API_TOKEN: "a-token",
      });
      // The plan is of a run that may be.
      expect(stderr).toMatch(/^ledger loadtest: /);
      expect(stderr).not.toContain("s3cret");
      expect({ url, code, stdout }).toEqual({ url, code: 2, stdout: "" });
    }
  });

  it("where its host was not allowed, for a script too", async () => {
    const script = ["loadtest", "smoke", "--export", "k6", "--url", "http://bot.example.com/"];
    const { code, stdout } = await runLedger([...script, "--allow-remote", "bot.example.com"]);
    expect(stdout).toContain('const BOT = "http://bot.example.com";');
    expect(code).toBe(0);
  });
});

describe("a scenario that cannot be used ends with 3", () => {
  it("at a scale that leaves nothing of it", async () => {
    for (const more of [[], ["--export", "k6"]]) {
      const run = await runLedger(["loadtest", "smoke", "--time-scale", "1e-9", ...more]);
      expect(run.stderr).toMatch(/smoke goes on for \S+ ms, and not a second at this scale/);
      expect(run).toMatchObject({ code: 3, stdout: "" });
    }
  });

  it("by a name that there is none of, with the near ones", async () => {
    const { code, stdout, stderr } = await runLedger(["loadtest", "smok"]);
    expect(stderr).toMatch(/no scenario smok[\s\S]*smoke/);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  });

  it.each([
    [
      "a duration that is none",
      { executor: "constant-arrival-rate", rate: 1, duration: "soon" },
      /:1:\d+ .*duration/,
    ],
    ["stages that go nowhere", { executor: "ramping-arrival-rate", stages: [] }, /:1:\d+ .*stages/],
    [
      "a rate under nothing",
      { executor: "constant-arrival-rate", rate: -1, duration: "1s" },
      /:1:\d+ .*rate/,
    ],
    [
      "a metric of the file that is none",
      { ...TWO_IN_TURN, thresholds: { latency: ["p(95)<1"] } },
      /:1:\d+ .*latency/,
    ],
  ])("with the place of %s", async (_what, scenario, message) => {
    const file = await scenarioFile({ questions: ["What is a hard close?"], ...scenario });
    const { code, stdout, stderr } = await runLedger(["loadtest", file]);
    expect(stderr).toContain(file);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  });

  it("where the rate is more than the generator makes, before a bot is started", async () => {
    const { env, leftovers } = await ownTemporary();
    const file = await scenarioFile({
      executor: "constant-arrival-rate",
      ...{ rate: 10_000, duration: "1s", questions: ["What is a hard close?"] },
    });
    const { code, stdout } = await runLedger(["loadtest", file, "--scale", "10", "--json"], "", env);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "RATE_TOO_HIGH", message: expect.stringMatching(/plans 100,000 questions\/s/) },
    });
    expect(code).toBe(3);
    expect(await leftovers()).toEqual([]);
  });
});

describe("a report that cannot be written", () => {
  it("ends with 3 before the run, and none is begun", async () => {
    const folder = await temporaryFolder();
    const { code, stdout, stderr } = await runLedger([
      ...["loadtest", await scenarioFile(TWO_IN_TURN)],
      ...["--junit", join(folder, "junit.xml"), "--html", folder],
    ]);
    expect(stderr).toContain(`The report ${folder} cannot be written: it is a folder`);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(await readdir(folder)).toEqual([]);
  });

  it("as one file for two of them", async () => {
    const file = join(await temporaryFolder(), "z");
    const { code, stdout, stderr } = await runLedger(["loadtest", "smoke", "--junit", file, "--html", file]);
    expect(stderr).toContain("--junit and --html are the same file");
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  });

  it("as the place of a baseline", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "");
    const baseline = join(folder, "file", "main.json");
    const { code, stdout, stderr } = await runLedger([
      "loadtest",
      "smoke",
      "--baseline",
      baseline,
      "--bless",
    ]);
    expect(stderr).toMatch(/^ledger loadtest: The baseline .* cannot be written: ENOTDIR/);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  });
});
