import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { yamlOf } from "../../../src/monitoring/alerts/rules-file.ts";
import { needs } from "../../needs.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { PROMETHEUS_FOLDER, run } from "../run-program.ts";
import { queries } from "./committed.ts";

const RULES = "recording.rules.yml";
const READY = 'ledger_bot_ready{job="ledger-bot",instance="a",role="all"}';
const shown = queries.find(({ name }) => name.startsWith("service.json, Availability, 3 days"));

afterAll(removeTemporaryFolders);

describe("the panel of the availability", () => {
  needs("promtool");

  it.each([
    ["the share of the minutes that were seen, however few", "1x7 0x1 1x9", 9, 0.8],
    ["1 where the bot was there all the time", "1x9", 9, 1],
    ["0 where it never was", "0x9", 9, 0],
  ])("shows %s", async (_what, values, minutes, share) => {
    const tests = [
      {
        interval: "1m",
        input_series: [{ series: READY, values }],
        promql_expr_test: [
          {
            expr: `round(${shown?.expr}, 0.0001)`,
            eval_time: `${minutes}m`,
            exp_samples: [{ labels: "{}", value: share }],
          },
        ],
      },
    ];
    expect(await judged({ rule_files: [RULES], tests })).toMatchObject({ status: 0 });
  });

  it("shows nothing where nothing was seen", async () => {
    const unseen = [{ expr: shown?.expr, eval_time: "9m", exp_samples: [] }];
    const tests = [{ interval: "1m", input_series: [], promql_expr_test: unseen }];
    expect(await judged({ rule_files: [], tests })).toMatchObject({ status: 0 });
  });
});

async function judged(file: object) {
  const folder = await temporaryFolder();
  await copyFile(join(PROMETHEUS_FOLDER, RULES), join(folder, RULES));
  await writeFile(join(folder, "panel.test.yml"), yamlOf({ ...file, evaluation_interval: "1m" }));
  return run("promtool", ["test", "rules", "panel.test.yml"], { cwd: folder });
}
