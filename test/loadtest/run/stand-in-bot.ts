import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";

export interface StandInBot {
  /** Posts in a thread as the bot does; gives the ts. */
  post(thread: string, state: string, text?: string): Promise<string>;
  /** Makes a message another one, as the bot does with its first. */
  update(ts: string, state: string, text?: string): Promise<void>;
}

export const CHANNEL = "C0LEDGERHLP";

const scripts: Promise<void>[] = [];

/** Comes back when no stand-in has anything left to do, as after the stop of a real bot. */
export async function standInsIdle(): Promise<void> {
  await Promise.all(scripts.splice(0));
}

/**
 * A scripted bot at the edge: it hears of each question as it is posted, and answers by Slack's Web API over
 * HTTP, as slowly and as wrongly as the script says.
 */
export function standInFor(
  slack: SlackSimulator,
  script: (question: { readonly thread: string; readonly text: string }, bot: StandInBot) => Promise<void>,
): void {
  const bot: StandInBot = {
    async post(thread, state, text) {
      const { ts } = await call(slack, "chat.postMessage", {
        thread_ts: thread,
        ...contentOf(state, text),
      });
      return ts;
    },
    async update(ts, state, text) {
      await call(slack, "chat.update", { ts, ...contentOf(state, text) });
    },
  };
  slack.watch((change) => {
    if (change.type !== "posted" || change.message.bot_id !== undefined) return;
    const { ts, text } = change.message;
    scripts.push(script({ thread: ts, text }, bot));
  });
}

function contentOf(state: string, text = "Thinking...") {
  const metadata = { event_type: "ledger_reply", event_payload: { question_id: "q", state } };
  const source = { type: "context", elements: [{ type: "mrkdwn", text: "[1] Close `close.md#hard`" }] };
  const cited = state === "answered" && { blocks: [{ type: "markdown", text }, source] };
  return { text, metadata, ...cited };
}

async function call(slack: SlackSimulator, method: string, args: object): Promise<{ ts: string }> {
  const response = await fetch(slack.url + method, {
    method: "POST",
    headers: {
      authorization: `Bearer ${slack.botToken}`,
      "content-type": "application/json; charset=utf-8",
    },
    body: JSON.stringify({ channel: CHANNEL, ...args }),
  });
  const body = (await response.json()) as { ok: boolean; ts: string };
  if (!body.ok) throw new Error(`${method}: ${JSON.stringify(body)}`);
  return body;
}
