import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { LedgerError } from "../../core/errors.ts";

export interface BotProcessOptions {
  /** The program's `bin/run.js`. */
  readonly program: string;
  readonly env: Record<string, string>;
  /** Gets what the bot writes. A file, because reading a pipe would cost the generator time. */
  readonly logFile: string;
}

export interface BotProcess {
  /** Resolves, with what there is to say about it, when the process has ended. Never rejects. */
  readonly ended: Promise<LedgerError>;
  /** Lets answers in progress end, for a short time, and waits for the end. Safe to call again. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 5_000;
const LOG_LINES_SHOWN = 5;

/** Starts `ledger start` as a process of its own. It ends with this one, however this one ends by itself. */
export function startBotProcess({ program, env, logFile }: BotProcessOptions): BotProcess {
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(process.execPath, [program, "start"], { env, stdio: ["ignore", log, log] });
  closeSync(log);
  const gone = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`could not be started: ${error.message}`));
    child.once("exit", (code, signal) => resolve(`ended with ${signal ?? code}`));
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  return {
    ended: gone.then(async (how) => botEnded(how, await lastLines(logFile))),
    async stop() {
      child.kill("SIGTERM");
      const timer = new AbortController();
      const late = delay(STOP_WITHIN_MS, undefined, { signal: timer.signal }).then(kill, () => {});
      await Promise.race([gone, late]);
      timer.abort();
      await gone;
      process.off("exit", kill);
    },
  };
}

async function lastLines(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8").catch(() => "")).trimEnd().split("\n");
  return lines.slice(-LOG_LINES_SHOWN).join("\n");
}

function botEnded(how: string, log: string): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `The bot under test ${how}. Its last words:\n${log || "(none)"}`,
    "Mend what it names and start again; `ledger dev` runs the same bot with its log in .ledger/ledger.log.",
  );
}
