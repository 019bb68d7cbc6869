import { LedgerError } from "../../core/errors.ts";
import { askEngine, type Engine, type EngineAnswer } from "./ask-engine.ts";
import type { EnginePlace } from "./engine-place.ts";

/** What `--json` prints. */
export interface StackStatus {
  /** The engines that answered; what the user chose comes first. */
  readonly engines: readonly FoundEngine[];
  /** Every place that was looked at, in order. */
  readonly places: readonly AskedPlace[];
}

export interface FoundEngine extends Engine {
  readonly origin: string;
  readonly socket: string;
}

export interface AskedPlace {
  readonly origin: string;
  readonly address: string;
  /** `answered`, or what it said instead. */
  readonly answer: string;
}

/**
 * Asks every place at once, and changes nothing.
 * @throws LedgerError ENGINE_UNAVAILABLE, with what each place answered, where no engine did, or the chosen one did not
 */
export async function readStackStatus(places: readonly EnginePlace[]): Promise<StackStatus> {
  const asked = await Promise.all(places.map(askPlace));
  const engines = asked.flatMap(({ found }) => found);
  const seen = asked.map(({ place }) => place);
  const chosen = asked.find((_, at) => places[at]?.chosen);
  if (chosen && chosen.found.length === 0) throw noChosenEngine(chosen.place, seen);
  if (engines.length === 0) throw noEngine(seen);
  return { engines, places: seen };
}

async function askPlace({
  origin,
  address,
}: EnginePlace): Promise<{ place: AskedPlace; found: FoundEngine[] }> {
  if (address.kind === "other")
    return { place: { origin, address: address.named, answer: address.reason }, found: [] };
  const answer = await askEngine(address.path);
  return {
    place: { origin, address: address.path, answer: answerSaid(answer) },
    found: answer.kind === "answered" ? [{ ...answer.engine, origin, socket: address.path }] : [],
  };
}

function answerSaid(answer: EngineAnswer): string {
  return answer.kind === "failed" ? `failed: ${answer.reason}` : answer.kind;
}

function noEngine(places: readonly AskedPlace[]): LedgerError {
  return new LedgerError(
    "ENGINE_UNAVAILABLE",
    `No container engine answered. Asked:\n${listOf(places)}`,
    [...remediesFor(places), ...ALWAYS].join("\n"),
  );
}

/** What a command removes or makes at another engine than the one that was meant cannot be taken back. */
function noChosenEngine(chosen: AskedPlace, places: readonly AskedPlace[]): LedgerError {
  return new LedgerError(
    "ENGINE_UNAVAILABLE",
    `The container engine that you chose cannot be used: ${chosen.origin}, ${chosen.address}. No other takes its place. Asked:\n${listOf(places)}`,
    [
      ...remediesFor([chosen]),
      "The stack is published on 127.0.0.1, so its engine is one of this machine, at a unix:// socket: set DOCKER_HOST=unix:///path/to/the.sock. For Docker's default one set DOCKER_CONTEXT=default and unset DOCKER_HOST.",
      NO_ENGINE_NEEDED,
    ].join("\n"),
  );
}

function listOf(places: readonly AskedPlace[]): string {
  return places.map(({ origin, address, answer }) => `  - ${origin}, ${address}: ${answer}`).join("\n");
}

/** What helps against an answer, said once however many places gave it. */
const REMEDY_OF_ANSWER: Readonly<Record<string, string>> = {
  "permission denied":
    "For `permission denied`: join the group that owns the socket (for Docker: sudo usermod -aG docker $USER), then log in again.",
  refused: "For `refused`: the engine that made the socket has ended; start it again.",
  "no answer": "For `no answer`: the engine hangs; restart it.",
};

const NO_ENGINE_NEEDED = "`ledger dev` needs no container engine.";

const ALWAYS = [
  "Start an engine: Docker Desktop, `sudo systemctl start docker`, `systemctl --user start podman.socket` or `colima start`. For one elsewhere set DOCKER_HOST=unix:///path/to/the.sock.",
  NO_ENGINE_NEEDED,
];

function remediesFor(places: readonly AskedPlace[]): string[] {
  return Object.entries(REMEDY_OF_ANSWER)
    .filter(([answer]) => places.some((place) => place.answer === answer))
    .map(([, remedy]) => remedy);
}
