import type { AssistantShown } from "../assistant/assistant-change.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { isPlaceholder } from "./answers/answer-of.ts";
import type { Check } from "./check.ts";
import { createLatestMap } from "./latest-map.ts";
import { createViolations, type Violation } from "./report.ts";
import type { InvariantSettings } from "./settings.ts";

interface Shown extends Violation {
  readonly since: number;
}

/** In milliseconds: after so long Slack takes a status away by itself, and the person has waited for nothing. */
const STATUS_LASTS = 120_000;

/** Watches that each placeholder becomes an answer or goes, and that each status is cleared by the app. */
export function createNoneLeftThinking(settings: InvariantSettings): Check {
  const violations = createViolations();
  const shown = createLatestMap<string, Shown>(settings.remembered, (each) => violations.add(each));
  let checked = 0;

  function note(key: string, violation: Violation, now: number): void {
    if (shown.get(key) !== undefined) return;
    checked += 1;
    shown.set(key, { ...violation, since: now });
  }

  function seeMessage(message: SlackMessage, now: number): void {
    if (message.bot_id === undefined) return;
    const { channel, ts, text } = message;
    const key = `${channel} ${ts}`;
    if (message.subtype === "tombstone" || !isPlaceholder(message, settings)) shown.delete(key);
    else note(key, { what: `"${text}" was left`, where: { channel, ts } }, now);
  }

  function seeStatus({ bot, channel, thread_ts }: AssistantShown, workspace: Workspace, now: number): void {
    const place = { bot, channel, ...(thread_ts !== undefined && { thread_ts }) };
    const { status } = workspace.assistants.view(place);
    const key = `status ${bot} ${channel} ${thread_ts}`;
    if (status !== undefined) {
      const where = { channel, ...(thread_ts !== undefined && { ts: thread_ts }) };
      note(key, { what: `the status "${status}" was left set`, where }, now);
      return;
    }
    const before = shown.get(key);
    if (before !== undefined && now - before.since >= STATUS_LASTS) violations.add(before);
    shown.delete(key);
  }

  /** With its first message a thread is gone, and the status that it showed, which nobody can clear any more. */
  function forget({ channel, ts }: SlackMessage): void {
    shown.delete(`${channel} ${ts}`);
    for (const [key] of shown.entries())
      if (key.startsWith("status ") && key.endsWith(` ${channel} ${ts}`)) shown.delete(key);
  }

  return {
    see(change, workspace, now) {
      if (change.type === "posted" || change.type === "changed") seeMessage(change.message, now);
      else if (change.type === "deleted") forget(change.previous);
      else if (change.type === "assistant-shown") seeStatus(change, workspace, now);
    },
    report(now) {
      const all = [...shown.entries()].map(([, each]) => each);
      const found = all.filter(({ since }) => now - since >= settings.grace * 1000);
      const young = all.length - found.length;
      return {
        name: "none-left-thinking",
        checked,
        ...violations.listed(found.map(({ what, where }) => ({ what, where }))),
        apart: young === 0 ? [] : [{ what: "still open", count: young }],
      };
    },
  };
}
