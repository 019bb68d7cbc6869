import { parseArgs } from "node:util";
import { runSoak } from "./soak.ts";
import { brokenIn, tableOf } from "./soak-table.ts";

// The whole soak: some ten minutes. Its exit code is 1 where a bound is broken.
const { values } = parseArgs({
  options: {
    questions: { type: "string", default: "50000" },
    open: { type: "string", default: "24" },
    idle: { type: "string", default: "60" },
    model: { type: "string", default: "none" },
    database: { type: "string" },
  },
});
const report = await runSoak({
  questions: Number(values.questions),
  open: Number(values.open),
  idleSeconds: Number(values.idle),
  model: values.model === "endpoint" ? "endpoint" : "none",
  databaseUrl: values.database,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${tableOf(report)}\n`);
process.exit(brokenIn(report).length > 0 ? 1 : 0);
