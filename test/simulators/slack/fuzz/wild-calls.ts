import { expect } from "vitest";
import { z } from "zod";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { FORM_ONLY } from "../../../../src/simulators/slack/web-api/form-only.ts";
import { firstArgument, formOfSaid, type WildArgument } from "./wild-arguments.ts";

/** How a call is made. */
export interface WildCall {
  readonly method: string;
  readonly args: readonly WildArgument[];
  readonly as: "json" | "form";
  /** Undefined is the right one. */
  readonly token?: string | undefined;
  /** What the fresh arguments stand for, by name. */
  readonly fresh?: Readonly<Record<string, unknown>>;
}

/** Remembers the ids in what the simulator says, so that later calls can name them. */
export function createSaid() {
  const ids: string[] = [];

  function learn(value: unknown): void {
    if (typeof value === "string" && value.length > 5 && value.length < 200 && /^[\w.=@-]+$/.test(value)) {
      ids.push(value);
    }
    if (typeof value === "object" && value !== null) for (const each of Object.values(value)) learn(each);
  }

  return {
    learn,
    /** One of those that may stand for the argument, the latest first. */
    of(name: string, back: number): string {
      const fit = ids.slice(-2_000).filter((id) => formOfSaid(name).test(id));
      return fit.at(-1 - (back % Math.max(1, fit.length))) ?? "1700000000.000100";
    },
  };
}

export type Said = ReturnType<typeof createSaid>;

/** Calls a method, and expects that the answer is one of Slack's, whatever was asked. */
export async function expectAnswer(slack: SlackSimulator, call: WildCall, said: Said): Promise<Reply> {
  const args = call.args.map(({ name, value, said: back, fresh }): [string, unknown] => {
    if (fresh) return [name, call.fresh?.[name]];
    return [name, back === undefined ? value : said.of(name, back)];
  });
  const isApp = call.method.startsWith("apps.");
  const token = call.token ?? (isApp ? slack.appToken : slack.botToken);
  const asJson = call.as === "json" && !FORM_ONLY.has(call.method);
  const response = await fetch(`${slack.url}${call.method}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": asJson ? "application/json; charset=utf-8" : "application/x-www-form-urlencoded",
    },
    body: asJson ? JSON.stringify(Object.fromEntries(args)) : formOf(args),
  });
  const reply = await expectReply(response);
  said.learn(reply);
  return reply;
}

const replySchema = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  response_metadata: z.looseObject({ messages: z.array(z.string()).optional() }).optional(),
});

type Reply = z.output<typeof replySchema>;

/** The reply, after it was looked at: JSON with `ok`, and without it a code of Slack's form that is no fault of ours. */
export async function expectReply(response: Response): Promise<Reply> {
  const reply = replySchema.parse(await response.json());
  expect(response.status, JSON.stringify(reply)).toBe(200);
  if (!reply.ok) {
    expect(reply.error).toMatch(/^[a-z][a-z0-9_]+$/);
    expect(["internal_error", "fatal_error"]).not.toContain(reply.error);
  }
  return reply;
}

/** Finds out which arguments a method must have: a call without one of them says which. */
export async function neededArguments(
  slack: SlackSimulator,
  method: string,
  said: Said,
): Promise<readonly WildArgument[]> {
  const args: WildArgument[] = [];
  for (let tries = 0; tries < 10; tries += 1) {
    const { response_metadata } = await expectAnswer(slack, { method, args, as: "json" }, said);
    const missing = /missing required field: (\w+)/.exec(response_metadata?.messages?.join() ?? "")?.[1];
    if (missing === undefined) break;
    args.push(firstArgument(missing));
  }
  const more = USEFUL[method] ?? [];
  return [...args, ...more.filter((name) => !args.some((each) => each.name === name)).map(firstArgument)];
}

/** What a method can do without, and does little without. */
const USEFUL: Readonly<Record<string, readonly string[]>> = {
  "agents.sessions.rename": ["channel_id", "thread_ts"],
  "agents.sessions.setStatus": ["channel_id", "thread_ts"],
  "blocks.validate": ["blocks"],
  "bookmarks.add": ["link"],
  "bookmarks.edit": ["title"],
  "chat.appendStream": ["markdown_text"],
  "chat.postEphemeral": ["text"],
  "chat.postMessage": ["text", "thread_ts"],
  "chat.scheduleMessage": ["text"],
  "chat.startStream": ["thread_ts", "recipient_user_id", "recipient_team_id"],
  "chat.stopStream": ["markdown_text"],
  "chat.update": ["text"],
  "conversations.open": ["users"],
  "files.completeUploadExternal": ["channel_id"],
  "pins.add": ["timestamp"],
  "pins.remove": ["timestamp"],
  "reactions.add": ["timestamp"],
  "reactions.get": ["channel", "timestamp"],
  "reactions.remove": ["channel", "timestamp"],
  "views.open": ["trigger_id"],
  "views.push": ["trigger_id"],
};

function formOf(args: readonly (readonly [string, unknown])[]): string {
  const form = new URLSearchParams();
  for (const [name, value] of args)
    form.append(name, typeof value === "string" ? value : JSON.stringify(value));
  return form.toString();
}
