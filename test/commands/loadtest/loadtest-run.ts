import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startLedger } from "../../ledger-process.ts";
import { onLinux } from "../../store/embedded/databases.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";

/** No machine is too busy to answer and to ask within these. */
const GENEROUS = { objectives: { answer_p95: "10m" }, deadline: "60s" };

/** Two questions one after the other. */
export const TWO_IN_TURN = {
  executor: "shared-iterations",
  ...{ iterations: 2, vus: 1, maxDuration: "60s", ...GENEROUS },
  questions: ["What is a hard close?", "What is a contra entry?"],
};

/** For longer than any test waits. */
export const A_MINUTE = {
  executor: "constant-arrival-rate",
  ...{ rate: 2, duration: "60s" },
  questions: ["What is a hard close?"],
};

/** A scenario in a file of its own. */
export async function scenarioFile(scenario: object, name = "short"): Promise<string> {
  const file = join(await temporaryFolder(), `${name}.yaml`);
  await writeFile(file, JSON.stringify(scenario));
  return file;
}

/** Where a run keeps what it keeps, so that what it leaves can be seen. */
export async function ownTemporary() {
  const folder = await temporaryFolder();
  return {
    folder,
    env: { TMPDIR: folder },
    leftovers: async () => [
      ...(await ledgerFoldersIn(folder)),
      ...(await processesOf(folder)).map(({ command }) => command),
    ],
    botIsUp: async () => (await botLog(folder)) !== undefined,
    /** Of the process of the bot. */
    bot: async () => {
      const bot = (await processesOf(folder)).find(({ command }) => command.includes("run.js\0start"));
      if (!bot) throw new Error("There is no bot.");
      return bot.pid;
    },
  };
}

/** Starts a load test; `told` waits for words on its stderr, `answered` for the first answer. */
export function startLoadtest(args: readonly string[], env: Record<string, string>) {
  const run = startLedger(["loadtest", ...args], env);
  let words = "";
  run.child.stderr?.on("data", (chunk) => (words += chunk));
  const told = (wanted: RegExp) => until(`it tells ${wanted}`, () => wanted.test(words));
  return { ...run, told, answered: () => told(/answered [1-9]/) };
}

async function ledgerFoldersIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith("ledger-"));
}

async function botLog(folder: string): Promise<string | undefined> {
  const [made = ""] = await ledgerFoldersIn(folder);
  return readFile(join(folder, made, "bot.log"), "utf8").catch(() => undefined);
}

/** The processes that were started with this folder as their temporary one. */
async function processesOf(folder: string) {
  if (!onLinux) return [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const seen = pids.map(async (pid) => {
    const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    if (!environment.includes(`TMPDIR=${folder}`)) return [];
    return [{ pid: Number(pid), command: await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "") }];
  });
  return (await Promise.all(seen)).flat();
}
