import { resolve } from "node:path";
import { startOwnBot } from "../../../src/loadtest/targets/bot/own-bot.ts";

/** A generator that is killed while its bot runs: it tells what runs, and waits. */
const bot = await startOwnBot({
  program: resolve(import.meta.dirname, "bot-program.ts"),
  env: process.env,
  signal: new AbortController().signal,
  model: {},
});
process.send?.({ url: bot.url.href, pid: bot.pid });
