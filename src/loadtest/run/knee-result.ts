import type { Knee } from "../knee/find-knee.ts";
import type { ProbeEvidence } from "../knee/judge-probe.ts";
import { kneeLine } from "../knee/knee-line.ts";
import { sidesOf } from "../knee/knee-sides.ts";
import { nameLimit } from "../knee/name-limit.ts";
import type { KneeResult, LoadResult, RunEnd } from "../report/load-result.ts";

/** What a probe was, with all that the reports want to know of it. */
export interface ReportedProbe extends ProbeEvidence {
  readonly result: LoadResult;
}

/** Of a search that came to its end: the last probe that held, or where none did the lowest. */
export function foundResult(knee: Knee<ReportedProbe>): LoadResult {
  const shown = knee.held ?? knee.probes.toSorted((one, other) => one.ratePerS - other.ratePerS)[0];
  if (!shown) throw new Error("A search makes one probe at least.");
  const { result } = shown.evidence;
  const validity =
    knee.limitOf === "generator"
      ? [...result.validity, { rule: "knee", holds: false, says: "the generator gave in before the bot" }]
      : result.validity;
  return { ...result, validity, knee: kneeResult(knee) };
}

/** Of a search that was ended before: the probe that was cut short, or the last one, and what was known until then. */
export function stoppedResult(knee: Knee<ReportedProbe>, last: LoadResult, end: RunEnd): LoadResult {
  return { ...last, end, knee: kneeResult(knee) };
}

function kneeResult(knee: Knee<ReportedProbe>): KneeResult {
  const { ended, low, high, probes } = knee;
  const sides = sidesOf(knee);
  const limit = sides && nameLimit(sides);
  return {
    ...{ ended, low, high, says: kneeLine(knee, limit) },
    ...(limit && { limit: { name: limit.limit, reasons: limit.reasons, also: limit.also } }),
    probes: probes.map(({ ratePerS, verdict, why, evidence: { figures } }) => ({
      ...{ ratePerS, verdict, why },
      p95: figures.metrics.answer_duration["p(95)"],
      goodput: figures.metrics.goodput.rate,
    })),
  };
}
