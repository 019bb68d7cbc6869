import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";

/** A question as the stand-in hears it. */
export interface AskedOfStandIn {
  readonly user: string;
  readonly channel: string;
  /** The root of its thread. */
  readonly thread: string;
  /** Its own ts. */
  readonly message: string;
  readonly text: string;
}

interface Extra {
  readonly part?: number;
  readonly parts?: number;
  /** An unfinished text that is shown as an answer is, with blocks. */
  readonly shown?: boolean;
}

/** What a bot does in Slack, by the Web API over HTTP, with the marks of ours. */
export interface StandInBot {
  /** Posts the acknowledgement; gives its ts. */
  think(asked: AskedOfStandIn): Promise<string>;
  post(asked: AskedOfStandIn, state: string, text: string, extra?: Extra): Promise<string>;
  become(asked: AskedOfStandIn, ts: string, state: string, text: string, extra?: Extra): Promise<void>;
  status(asked: AskedOfStandIn, status: string): Promise<void>;
  /** Streams an answer in pieces, and ends it as answered. */
  stream(asked: AskedOfStandIn, pieces: readonly string[]): Promise<void>;
}

/** A scripted bot. Gives a wait for all that its scripts still do. */
export function standInFor(
  slack: SlackSimulator,
  script: (asked: AskedOfStandIn, bot: StandInBot) => Promise<void>,
): () => Promise<void> {
  const scripts: Promise<void>[] = [];
  const bot = botOf(slack);
  slack.watch((change) => {
    if (change.type !== "posted" || change.message.bot_id !== undefined) return;
    const { user, channel, ts, thread_ts = ts, text } = change.message;
    scripts.push(script({ user, channel, thread: thread_ts, message: ts, text }, bot));
  });
  return async () => void (await Promise.all(scripts));
}

const SOURCE = { type: "context", elements: [{ type: "mrkdwn", text: "[1] Close `close.md#hard`" }] };

function botOf(slack: SlackSimulator): StandInBot {
  const call = (method: string, args: object) => callSlack(slack, method, args);
  return {
    think: (asked) => post(asked, { text: "Thinking...", ...marked(asked, "thinking") }),
    post: (asked, state, text, extra = {}) => post(asked, contentOf(asked, state, text, extra)),
    async become(asked, ts, state, text, extra = {}) {
      const { channel } = asked;
      await call("chat.update", { channel, ts, ...contentOf(asked, state, text, extra) });
    },
    async status({ channel, thread }, status) {
      await call("assistant.threads.setStatus", { channel_id: channel, thread_ts: thread, status });
    },
    async stream(asked, [first = "", ...rest]) {
      const { channel, thread, user } = asked;
      const team = slack.seed.workspaces[0]?.team.id;
      const { ts } = await call("chat.startStream", {
        ...{ channel, thread_ts: thread, recipient_user_id: user, recipient_team_id: team },
        markdown_text: first,
      });
      for (const markdown_text of rest) await call("chat.appendStream", { channel, ts, markdown_text });
      await call("chat.stopStream", { channel, ts, blocks: [SOURCE], ...marked(asked, "answered") });
    },
  };

  async function post({ channel, thread }: AskedOfStandIn, content: object): Promise<string> {
    return (await call("chat.postMessage", { channel, thread_ts: thread, ...content })).ts;
  }
}

function marked({ message }: AskedOfStandIn, state: string, { part = 1, parts = 1 }: Extra = {}) {
  const event_payload = { question_id: "q", message_ts: message, attempt: 1, state, part, parts };
  return { metadata: { event_type: "ledger_reply", event_payload } };
}

function contentOf(asked: AskedOfStandIn, state: string, text: string, extra: Extra) {
  const hasBlocks = extra.shown === true || state === "answered";
  const source = state === "answered" && text.includes("[1]") ? [SOURCE] : [];
  return {
    text,
    ...marked(asked, state, extra),
    ...(hasBlocks && { blocks: [{ type: "markdown", text }, ...source] }),
  };
}

async function callSlack(slack: SlackSimulator, method: string, args: object): Promise<{ ts: string }> {
  const response = await fetch(slack.url + method, {
    method: "POST",
    headers: {
      authorization: `Bearer ${slack.botToken}`,
      "content-type": "application/json; charset=utf-8",
    },
    body: JSON.stringify(args),
  });
  const body = (await response.json()) as { ok: boolean; ts: string };
  if (!body.ok) throw new Error(`${method}: ${JSON.stringify(body)}`);
  return body;
}
