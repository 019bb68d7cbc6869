import type { Clock } from "../../core/clock.ts";
import { reasonOf } from "../../core/errors.ts";
import type { MaskedPattern } from "../../telemetry/masked-pattern.ts";
import type { Asked } from "./asked.ts";
import { describeAsked, hashesOf } from "./described.ts";
import type { Wanted } from "./difference.ts";
import { type Entry, RECORDER } from "./entry.ts";
import { keyOf, sampleKey } from "./key.ts";
import { cassetteMiss } from "./miss.ts";
import type { CassetteMode } from "./mode.ts";
import { overheard } from "./received.ts";
import { type Redaction, redactionOf } from "./redaction.ts";
import type { Run } from "./run.ts";
import { responseOf, storedOf } from "./stored-response.ts";
import { withStrings } from "./strings-in.ts";
import type { Tape } from "./tape.ts";

/** One request, with all that its reply is to be found or recorded with. */
export interface Play {
  readonly mode: CassetteMode;
  readonly asked: Asked;
  readonly run: Run;
  readonly tape: Tape;
  readonly patterns: readonly MaskedPattern[];
  readonly clock: Clock;
  /** Asks the endpoint. */
  readonly send: () => Promise<Response>;
}

/**
 * The reply to a request: from the tape, or from the endpoint, which is then recorded.
 * @throws LedgerError CASSETTE_MISS in strict replay; what the endpoint's client throws otherwise
 */
export async function play(request: Play): Promise<Response> {
  const { mode, asked, run, tape } = request;
  const key = keyOf(asked);
  // A vector has no samples, and is asked for once for all who want it.
  const sample = sampleKey(key, asked.path === "/embeddings" ? 1 : run.sampleOf(key));
  const kept = mode === "refresh" ? undefined : tape.find(sample);
  if (kept) {
    run.replayed(key, kept);
    return replyFrom(kept, request);
  }
  if (mode !== "replay") return record(request, key, sample);
  const { wanted } = wantedFor(request);
  const miss = cassetteMiss({
    what: asked.path,
    caseId: run.caseId,
    path: tape.path,
    key: sample,
    wanted,
    entries: tape.entries,
  });
  run.missed(miss);
  throw miss;
}

function replyFrom({ response }: Entry, { asked, patterns }: Play): Response {
  let redaction: Redaction | undefined;
  // Reading a whole prompt for what is masked in it is worth its time only where the reply has a mask.
  const show = (text: string) => {
    if (!MASKED.test(text)) return text;
    redaction ??= redactionOf(asked.body, patterns);
    return redaction.show(text);
  };
  return responseOf(response, show);
}

const MASKED = /\[[a-z-]+:\d+\]/;

async function record(request: Play, key: string, sample: string): Promise<Response> {
  const { run, clock, send } = request;
  const startedAt = clock.now();
  run.waits(key, "its reply was not read to the end");
  const response = await send().catch((error: unknown) => {
    run.waits(key, reasonOf(error));
    throw error;
  });
  if (!response.ok) {
    run.waits(key, `HTTP ${response.status}`);
    return response;
  }
  return overheard(response, { startedAt, clock }, (received, latency) => {
    const { redaction, wanted } = wantedFor(request);
    const stored = storedOf(received, redaction);
    if ("fault" in stored) return run.waits(key, stored.fault);
    const { described, hashes } = wanted;
    const entry: Entry = {
      path: request.asked.path,
      key: sample,
      hashes,
      request: mutable(described),
      response: stored,
      latency,
      recorder: RECORDER,
    };
    request.tape.add(entry);
    run.recorded(key, entry, redaction.hidden());
  });
}

function wantedFor({ asked, patterns }: Play): { wanted: Wanted; redaction: Redaction } {
  const redaction = redactionOf(asked.body, patterns);
  const described = describeAsked(asked);
  return {
    redaction,
    wanted: { hashes: hashesOf(described), described: maskedOf(described, redaction) },
  };
}

/** All but the hashes of passages, in which nothing is to be found. */
function maskedOf({ passages, ...texts }: Wanted["described"], { hide }: Redaction): Wanted["described"] {
  return {
    ...withStrings(texts, hide),
    passages: passages.map(({ source, hash }) => ({ source: hide(source), hash })),
  };
}

function mutable({ passages, history, ...rest }: Wanted["described"]): Entry["request"] {
  return { ...rest, passages: [...passages], history: [...history] };
}
