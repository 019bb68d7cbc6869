import { setTimeout as delay } from "node:timers/promises";
import { LedgerError } from "../../core/errors.ts";
import { shortened } from "../../core/shortened.ts";
import type { ContainerEngine, FoundContainer } from "../engine/engine.ts";
import type { Service } from "../services/service.ts";
import { howEnded } from "./how-ended.ts";
import { type Asked, askWhetherReady, probeText } from "./probe.ts";

const ASK_EVERY_MS = 200;
const LINES_SHOWN = 20;

/**
 * Asks the service's probe until it is well.
 * @throws LedgerError STACK_SERVICE_FAILED with its last 20 log lines and its probe, when the deadline is over or its
 * container has ended
 */
export async function waitUntilReady(
  engine: ContainerEngine,
  service: Service,
  asked: Asked,
  deadlineSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + deadlineSeconds * 1_000;
  for (;;) {
    const answer = await askWhetherReady(engine, service.probe, asked, signal);
    signal.throwIfAborted();
    if (answer.well) return;
    const container = await engine.container(asked.id);
    const what =
      endOf(container) ??
      (performance.now() > deadline ? `is not ready after ${deadlineSeconds} s` : undefined);
    if (what !== undefined) throw await failure(engine, service, asked, what, answer.said);
    await delay(ASK_EVERY_MS, undefined, { signal });
  }
}

function endOf(container: FoundContainer | undefined): string | undefined {
  if (!container) return "is gone: somebody removed its container";
  if (container.state !== "exited" && container.state !== "dead") return undefined;
  return `has ${howEnded(container)}`;
}

async function failure(
  engine: ContainerEngine,
  service: Service,
  asked: Asked,
  what: string,
  said: string,
): Promise<LedgerError> {
  const lines = await engine.lastLines(asked.id, LINES_SHOWN).catch((error: unknown) => {
    // Containers end with their engine, and then it is the cause.
    if (error instanceof LedgerError && error.code === "ENGINE_UNAVAILABLE") throw error;
    return [];
  });
  return new LedgerError(
    "STACK_SERVICE_FAILED",
    [
      `${service.title} ${what}.`,
      `Its probe, ${probeText(service.probe, asked)}, said: ${shortened(said || "nothing", 300)}`,
      headOf(lines.length),
      ...lines.map((line) => `  ${line}`),
    ].join("\n"),
    `Mend what the log names, and run \`ledger stack up\` again; \`ledger stack logs ${service.name}\` shows more. Where its kept data is at fault, \`ledger stack down --volumes\` removes that of all services.`,
  );
}

function headOf(lines: number): string {
  if (lines === 0) return "Its log is empty.";
  return lines === 1 ? "The last line of its log:" : `The last ${lines} lines of its log:`;
}
