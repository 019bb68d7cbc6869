import { once } from "node:events";
import { connect } from "node:net";
import { reasonOf } from "../../core/errors.ts";
import type { ContainerEngine } from "../engine/engine.ts";
import type { Probe } from "../services/service.ts";

/** Where a service that runs is asked. */
export interface Asked {
  readonly id: string;
  /** On 127.0.0.1. */
  readonly port: number;
}

export interface ProbeAnswer {
  readonly well: boolean;
  /** What it said, all of it. */
  readonly said: string;
}

const ANSWER_WITHIN_MS = 5_000;

/**
 * Asks once whether it serves this machine: one that is well in its container may have lost the port that it is
 * published at.
 */
export async function askWhetherReady(
  engine: ContainerEngine,
  probe: Probe,
  asked: Asked,
  stop: AbortSignal,
): Promise<ProbeAnswer> {
  const answer = await ask(engine, probe, asked, stop);
  if (!answer.well || probe.kind === "http") return answer;
  const fault = await faultOfPort(asked.port, AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]));
  if (fault === undefined) return answer;
  return { well: false, said: `it is well in its container, and not reached from this machine: ${fault}` };
}

/** Asks once. Rejects only where the engine itself fails. */
export async function ask(
  engine: ContainerEngine,
  probe: Probe,
  { id, port }: Asked,
  stop: AbortSignal,
): Promise<ProbeAnswer> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  if (probe.kind === "http") return askOverHttp(port, probe.path, signal);
  try {
    const { code, output } = await engine.exec(id, probe.command, signal);
    return { well: code === 0, said: code === 0 ? output : `ended with ${code}${output && `: ${output}`}` };
  } catch (error) {
    return {
      well: false,
      said: signal.aborted ? `no answer in ${ANSWER_WITHIN_MS / 1000} s` : reasonOf(error),
    };
  }
}

async function askOverHttp(port: number, path: string, signal: AbortSignal): Promise<ProbeAnswer> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal, redirect: "manual" });
    const text = await response.text();
    return response.status === 200
      ? { well: true, said: text }
      : { well: false, said: `status ${response.status}: ${text.trim()}` };
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    return { well: false, said: reasonOf(cause ?? error) };
  }
}

async function faultOfPort(port: number, signal: AbortSignal): Promise<string | undefined> {
  const socket = connect({ port, host: "127.0.0.1", signal });
  try {
    await once(socket, "connect");
    return undefined;
  } catch (error) {
    return signal.aborted ? `no answer in ${ANSWER_WITHIN_MS / 1000} s` : reasonOf(error);
  } finally {
    socket.destroy();
  }
}

/** As a person would ask it themselves. */
export function probeText(probe: Probe, { port }: Pick<Asked, "port">): string {
  return probe.kind === "http"
    ? `GET http://127.0.0.1:${port}${probe.path}`
    : `\`${probe.command.join(" ")}\` in the container`;
}
