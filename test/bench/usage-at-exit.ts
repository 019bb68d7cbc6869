import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

// Loaded before a program: what the process took is written into the folder when it ends.
const folder = process.env.BENCH_USAGE_FOLDER;
if (isMainThread && folder)
  process.on("exit", () => {
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(process.resourceUsage()));
  });
