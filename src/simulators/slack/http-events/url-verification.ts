import { randomUUID } from "node:crypto";
import { parsedJson } from "./answer-of.ts";
import type { PostOutcome } from "./post.ts";

/** Documented: what Slack posts to a request URL before it sends anything else there. */
export interface UrlVerification {
  readonly token: string;
  readonly challenge: string;
  readonly type: "url_verification";
}

export function urlVerification(token: string): UrlVerification {
  return { token, challenge: randomUUID().replaceAll("-", ""), type: "url_verification" };
}

/** Documented: the challenge comes back with 200 as plain text, as a form or as JSON. */
export function isVerified(outcome: PostOutcome, { challenge }: UrlVerification): boolean {
  if ("failed" in outcome || outcome.status !== 200) return false;
  const { text } = outcome;
  if (text.trim() === challenge || text.trim() === `challenge=${challenge}`) return true;
  const json = parsedJson(text);
  return json !== undefined && "challenge" in json && json.challenge === challenge;
}
