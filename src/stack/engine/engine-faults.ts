import { LedgerError, reasonOf } from "../../core/errors.ts";
import { shortened } from "../../core/shortened.ts";
import { NO_ANSWER } from "./docker-at.ts";

/** The faults of an engine that a user can mend, by what it says. The first that fits counts. */
const KNOWN: readonly {
  readonly says: RegExp;
  readonly fault: (doing: string, reason: string, thrown: unknown) => LedgerError;
}[] = [
  {
    says: /no space left on device|disk quota exceeded/i,
    fault: (doing, reason, thrown) =>
      new LedgerError(
        "ENGINE_FULL",
        `The engine's disk is full: ${doing} failed. It says: ${reason}`,
        "Free space where the engine keeps its data; `docker system df` shows what it holds. Then run the command again: it goes on from what is there.",
        thrown,
      ),
  },
  {
    says: /exec format error|: exec: "/i,
    fault: (doing, reason, thrown) =>
      new LedgerError(
        "STACK_SERVICE_FAILED",
        `${doing} failed, because its image is a wrong one. The engine says: ${reason}`,
        "Give an image of this service, for the platform that the engine runs on, with STACK_IMAGE_<SERVICE>, or unset it.",
        thrown,
      ),
  },
  {
    says: NO_ANSWER,
    fault: (doing, reason, thrown) =>
      new LedgerError(
        "ENGINE_UNAVAILABLE",
        `The container engine does not answer: ${doing} failed (${reason}).`,
        "It hangs, or this machine has too much to do: restart the engine, and run the command again, which goes on from what is there.",
        thrown,
      ),
  },
  {
    // Node calls a response that breaks off `aborted`.
    says: /ECONNREFUSED|ECONNRESET|ENOENT.*sock|EPIPE|socket hang up|connect E|^aborted$/,
    fault: (doing, reason, thrown) =>
      new LedgerError(
        "ENGINE_UNAVAILABLE",
        `The container engine stopped answering: ${doing} failed (${reason}).`,
        "Start the engine, and run the command again: it goes on from what is there. `ledger stack status` tells which engine answers.",
        thrown,
      ),
  },
];

/** Says what was being done when the engine refused. A LedgerError stays as it is. */
export function engineFault(doing: string, thrown: unknown): LedgerError {
  if (thrown instanceof LedgerError) return thrown;
  const reason = saidBy(thrown);
  const known = KNOWN.find(({ says }) => says.test(reason));
  if (known) return known.fault(doing, reason, thrown);
  return new LedgerError(
    "ENGINE_REFUSED",
    `${doing} failed. The engine says: ${reason}`,
    "Mend what it names, and run the command again: it goes on from what is there.",
    thrown,
  );
}

/** Whether the engine could not have a port, because somebody else has it. */
export function isPortTaken(thrown: unknown): boolean {
  return /address already in use|port is already allocated|ports are not available/i.test(
    thrown instanceof LedgerError && thrown.cause !== undefined ? saidBy(thrown.cause) : saidBy(thrown),
  );
}

/** Whether the thing that was asked about is not there (any more). */
export function isGone(thrown: unknown): boolean {
  return statusOf(thrown) === 404;
}

/** The HTTP status of what it answered. */
export function statusOf(thrown: unknown): unknown {
  return thrown instanceof Error && "statusCode" in thrown ? thrown.statusCode : undefined;
}

/** The engine's own words: Dockerode puts them into `json.message`, or behind a preface of its own. Never empty. */
export function saidBy(thrown: unknown): string {
  return inAnswer(thrown) ?? (wordsOf(thrown) || codeOf(thrown));
}

function inAnswer(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error && "json" in thrown)) return undefined;
  const { json } = thrown;
  if (typeof json !== "object" || json === null || !("message" in json) || !json.message) return undefined;
  const { message } = json;
  return typeof message === "string" ? message : shortened(JSON.stringify(message), 300);
}

function wordsOf(thrown: unknown): string {
  const reason = reasonOf(thrown);
  // An error without words is told by its name, which says less than its code.
  if (thrown instanceof Error && reason === thrown.name) return "";
  return reason
    .replace(/^\(HTTP code \d+\) [\w ]+ -/, "")
    .replaceAll("[object Object]", "")
    .trim();
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof Error && "code" in thrown) return String(thrown.code);
  const status = statusOf(thrown);
  return status === undefined ? "nothing" : `nothing but status ${status}`;
}
