import { millisecondsOf } from "../../faults/duration.ts";
import type { Step, WriteStep } from "../play/step.ts";
import { streamError } from "../wire/server-errors.ts";
import type { FaultRule } from "./fault-plan.ts";

/** The steps of an answer with the faults of the rules in them. */
export function struckSteps(steps: readonly Step[], rules: readonly FaultRule[]): readonly Step[] {
  return rules.reduce(struckBy, steps);
}

function struckBy(steps: readonly Step[], rule: FaultRule): readonly Step[] {
  switch (rule.fault) {
    case "hang":
      return brokenOff(steps, rule.where ?? "headers", [{ type: "hang" }]);
    case "connection_reset":
      return brokenOff(steps, rule.where ?? "headers", [{ type: "reset" }]);
    case "truncated":
      return brokenOff(steps, rule.where ?? "middle", [{ type: "end" }]);
    case "stream_error":
      return isStream(steps) ? brokenOff(steps, "middle", [errorEvent(), { type: "end" }]) : steps;
    case "malformed_chunk":
      return malformed(steps);
    case "latency":
      return [{ type: "wait", milliseconds: millisecondsOf(rule.by) }, ...steps];
    case "slow":
      return trickling(steps, rule.tokensPerSecond ?? 1);
    case "wrong_content_type":
      return steps.map((step) => (step.type === "head" ? withType(step, rule.as ?? "text/html") : step));
    default:
      return steps;
  }
}

/** The steps up to a place, and what happens there. */
function brokenOff(
  steps: readonly Step[],
  where: "headers" | "first_token" | "middle",
  ending: readonly Step[],
): readonly Step[] {
  if (where === "headers") return [...steps.slice(0, steps.findIndex(isHead)), ...ending];
  if (where === "first_token") return [...steps.slice(0, steps.findIndex(isWrite)), ...ending];
  return [...steps.slice(0, middleOf(steps)), ...halfBody(steps), ...ending];
}

/** After half of the writes that bring tokens: at least one of them, where there is one. */
function middleOf(steps: readonly Step[]): number {
  const writes = steps.flatMap((step, at) => (isToken(step) ? [at] : []));
  if (!isStream(steps) || writes.length === 0) return steps.findIndex(isWrite);
  return (writes[Math.max(1, Math.floor(writes.length / 2)) - 1] ?? 0) + 1;
}

/** A body that comes in one piece is broken off within it. */
function halfBody(steps: readonly Step[]): readonly Step[] {
  const body = isStream(steps) ? undefined : steps.find(isWrite);
  return body === undefined ? [] : [{ ...body, text: body.text.slice(0, Math.ceil(body.text.length / 2)) }];
}

function malformed(steps: readonly Step[]): readonly Step[] {
  if (!isStream(steps)) return brokenOff(steps, "middle", [{ type: "end" }]);
  const middle = middleOf(steps);
  const chunk: Step = { type: "write", text: 'data: {"id":"chatcmpl-\n\n', tokens: 0 };
  return [...steps.slice(0, middle), chunk, ...steps.slice(middle)];
}

function trickling(steps: readonly Step[], tokensPerSecond: number): readonly Step[] {
  return steps.flatMap((step): readonly Step[] =>
    isToken(step) ? [{ type: "wait", milliseconds: (step.tokens * 1000) / tokensPerSecond }, step] : [step],
  );
}

function withType(head: Extract<Step, { type: "head" }>, mediaType: string): Step {
  return { ...head, headers: { ...head.headers, "content-type": mediaType } };
}

/** Observed: litellm/proxy/proxy_server.py, whose stream ends without `[DONE]` after an error. */
function errorEvent(): Step {
  return { type: "write", text: `data: ${JSON.stringify({ error: streamError() })}\n\n`, tokens: 0 };
}

function isStream(steps: readonly Step[]): boolean {
  return (
    steps.filter(isWrite).length > 1 || steps.some((step) => isWrite(step) && step.text.startsWith("data:"))
  );
}

function isHead(step: Step): boolean {
  return step.type === "head";
}

function isWrite(step: Step): step is WriteStep {
  return step.type === "write";
}

function isToken(step: Step): step is WriteStep {
  return step.type === "write" && step.tokens > 0;
}
