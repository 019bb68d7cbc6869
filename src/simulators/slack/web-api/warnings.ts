import type { Failure, Success } from "./reply.ts";

/** The reply with Slack's warnings, as `warning` and in `response_metadata` beside what is there. */
export function withWarnings<Reply extends Success | Failure>(
  reply: Reply,
  warnings: readonly string[],
): Reply {
  if (warnings.length === 0) return reply;
  const told = "warning" in reply && typeof reply.warning === "string" ? reply.warning.split(",") : [];
  const all = [...told, ...warnings];
  const metadata = reply.response_metadata;
  return {
    ...reply,
    warning: all.join(","),
    response_metadata: { ...(typeof metadata === "object" && metadata), warnings: all },
  };
}
