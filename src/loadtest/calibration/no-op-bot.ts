import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { LedgerError } from "../../core/errors.ts";
import { makeTemporaryFolder } from "../../store/embedded/temporary-folder.ts";
import { type Child, startChild } from "../targets/child-process.ts";
import { keptEnvironment } from "../targets/kept-environment.ts";
import { processFile } from "../targets/process-file.ts";
import type { MeasureCeilingOptions } from "./measuring.ts";
import type { NoOpOrder } from "./no-op/no-op-order.ts";

type Place = Pick<MeasureCeilingOptions, "program" | "env">;

const readySchema = z.object({ port: z.number().optional() });

/**
 * Measures against a bot that does nothing, in a process of its own that ends with the measuring.
 * @param measure is given the port of the bot's HTTP server, where it has one
 * @throws LedgerError BOT_UNAVAILABLE where it did not start, or nothing was answered
 */
export async function withNoOpBot(
  order: NoOpOrder,
  { program, env }: Place,
  measure: (port: number) => Promise<number>,
): Promise<number> {
  const folder = await makeTemporaryFolder("calibration");
  const child = startChild({
    ...{ file: processFile("no-op-bot", program), env: keptEnvironment(env), ipc: true },
    logFile: join(folder.path, "no-op-bot.log"),
  });
  try {
    child.process.send(order, () => {});
    const told = once(child.process, "message").then(([message]) => readySchema.parse(message));
    const { port = 0 } = await Promise.race([told, child.gone.then(() => failed(child))]);
    const ceiling = await measure(port);
    return ceiling > 0 ? ceiling : await failed(child);
  } finally {
    await child.stop();
    await folder.remove();
  }
}

async function failed(child: Child): Promise<never> {
  throw new LedgerError(
    "BOT_UNAVAILABLE",
    `What this machine can ask could not be measured: the bot for it did not answer. Its last words:\n${await child.lastWords()}`,
    "Look whether this machine is short of memory, and start again.",
  );
}
