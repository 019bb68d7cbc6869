import { z } from "zod";
import type { SlackEvent } from "./slack-event.ts";

const about = z.object({ et: z.string(), tid: z.string(), aid: z.string() });

/** Observed: a version number and the base64 of what the event is about. */
export function eventContextOf(event: SlackEvent, team: string, app: string): string {
  const told = { et: event.type, tid: team, aid: app, ...("channel" in event && { cid: event.channel }) };
  return `4-${Buffer.from(JSON.stringify(told)).toString("base64url")}`;
}

/** Of which team and app the event was; undefined where the context is none of ours. */
export function readEventContext(context: string): z.output<typeof about> | undefined {
  try {
    return about.parse(JSON.parse(Buffer.from(context.replace(/^4-/, ""), "base64url").toString()));
  } catch {
    return undefined;
  }
}
