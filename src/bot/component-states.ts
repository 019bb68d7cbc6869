import type { Channel } from "../channels/channel.ts";
import type { EmbeddingsStatus, KnowledgeStatus, SourceStatus } from "../knowledge/live-knowledge.ts";
import type { ComponentState } from "../server/readiness.ts";
import type { KnowledgeFigures } from "../telemetry/knowledge-metrics.ts";
import { counted } from "../text/counted.ts";

export function channelState(channel: Channel): ComponentState {
  if (channel.isConnected()) return { state: "up" };
  const detail = channel.disconnectedBecause?.();
  return { state: "down", ...(detail !== undefined && { detail }) };
}

export function knowledgeState(status: KnowledgeStatus): ComponentState {
  const { passages, documents, version, sources = [], embeddings } = status;
  const withoutMeaning =
    embeddings?.failure === undefined
      ? undefined
      : `found by words alone, because the search by meaning with ${embeddings.model} fails: ${embeddings.failure}`;
  const degraded = [status.degraded, withoutMeaning].filter(Boolean).join("; ") || undefined;
  const whole = `${counted(passages, "passage")} of ${counted(documents, "document")}, version ${version}`;
  const detail = [
    ...(degraded === undefined ? [] : [degraded]),
    whole,
    ...(embeddings && withoutMeaning === undefined ? [embeddingsLine(embeddings)] : []),
    ...sources.map(sourceLine),
  ].join("; ");
  return { state: degraded === undefined ? "up" : "degraded", detail };
}

function embeddingsLine({ model, ready, searchedIn }: EmbeddingsStatus): string {
  if (!ready) return `vectors of ${model} are being computed`;
  return `searched with ${model} too${searchedIn === undefined ? "" : `, in ${searchedIn}`}`;
}

function sourceLine({ name, documents, problems = 0, ageMs }: SourceStatus): string {
  if (ageMs === undefined) return `${name}: nothing`;
  const toMend = problems > 0 ? `, ${problems} to mend (see the log)` : "";
  return `${name}: ${counted(documents, "document")}, ${seconds(ageMs)} s old${toMend}`;
}

/** A plain folder is one source, of this name. */
const PLAIN = "folder";

/** For the metrics. A source of which there is nothing is as old as the process. */
export function knowledgeFigures({ passages, ageMs, sources = [] }: KnowledgeStatus): KnowledgeFigures {
  const ages = sources.map((source) => ({
    source: source.name,
    seconds: seconds(source.ageMs ?? source.missingMs ?? 0),
  }));
  return {
    passages,
    ages: ageMs === undefined ? ages : [{ source: PLAIN, seconds: seconds(ageMs) }, ...ages],
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000);
}
