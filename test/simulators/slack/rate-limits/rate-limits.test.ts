import { WebClientEvent } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { LIMITED_METHODS } from "../../../../src/simulators/slack/rate-limits/limit-of-method.ts";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import {
  type SlackSimulator,
  type SlackSimulatorOptions,
  startSlackSimulator,
} from "../../../../src/simulators/slack/simulator.ts";
import { METHODS } from "../../../../src/simulators/slack/web-api/method-table.ts";
import { HELP, startedSimulator, webClient } from "../clients.ts";

it("holds a limit ready for every method", () => {
  expect([...METHODS.keys()].filter((method) => !LIMITED_METHODS.includes(method))).toEqual([]);
});

describe("Slack's limits", () => {
  it("refuse one call too many with 429 and the seconds to wait, and take it after those", async () => {
    const { slack, turn } = await limitedSimulator();
    expect(await statuses(slack, "conversations.list", 21)).toEqual([...Array(20).fill(200), 429]);

    const refused = await call(slack, "conversations.list");
    expect(refused.headers.get("retry-after")).toBe("3");
    expect(await refused.json()).toEqual({ ok: false, error: "ratelimited" });

    turn(2_999);
    expect(await statuses(slack, "conversations.list", 1)).toEqual([429]);
    turn(1);
    expect(await statuses(slack, "conversations.list", 2)).toEqual([200, 429]);
  });

  it("are on unless they are switched off", async () => {
    const limited = await startSlackSimulator();
    const free = await startSlackSimulator({ rateLimits: "off" });
    expect(await statuses(limited, "users.list", 25)).toContain(429);
    expect(await statuses(free, "users.list", 25)).not.toContain(429);
    await Promise.all([limited.stop(), free.stop()]);
  });

  it("count each method on its own", async () => {
    const { slack } = await limitedSimulator();
    await statuses(slack, "conversations.list", 20);
    expect(await statuses(slack, "users.list", 1)).toEqual([200]);
  });

  it("count each workspace and each app on its own", async () => {
    const { slack } = await limitedSimulator({ seed: TWO_OF_EACH });
    await statuses(slack, "users.list", 21);
    const elsewhere = slack.app("A0LEDGER001", "T0SECOND001");
    const other = slack.app("A0SECOND001");
    expect(await statuses(slack, "users.list", 1)).toEqual([429]);
    expect(await statuses(slack, "users.list", 1, {}, elsewhere.botToken)).toEqual([200]);
    expect(await statuses(slack, "users.list", 1, {}, other.botToken)).toEqual([200]);
  });

  it("let an app post a message a second in each channel, after a short burst", async () => {
    const { slack, turn } = await limitedSimulator();
    const toHelp = { channel: HELP, text: "hi" };
    expect(await statuses(slack, "chat.postMessage", 26, toHelp)).toEqual([...Array(25).fill(200), 429]);
    const direct = slack.openDirectMessage("U0ANA000001");
    expect(await statuses(slack, "chat.postMessage", 1, { channel: direct, text: "hi" })).toEqual([200]);
    for (let second = 0; second < 3; second += 1) {
      turn(1_000);
      expect(await statuses(slack, "chat.postMessage", 2, toHelp)).toEqual([200, 429]);
    }
  });

  it("bound the messages of an app in a whole workspace", async () => {
    const { slack } = await limitedSimulator();
    const posted: number[] = [];
    for (let channel = 0; channel < 13; channel += 1) {
      posted.push(...(await statuses(slack, "chat.postMessage", 25, { channel: `C${channel}`, text: "hi" })));
    }
    expect(posted.filter((status) => status === 200)).toHaveLength(300);
  });

  it("say nothing to a caller whom Slack does not know", async () => {
    const { slack } = await limitedSimulator();
    await statuses(slack, "users.list", 25, {}, "xoxb-made-up");
    expect(await statuses(slack, "users.list", 1)).toEqual([200]);
  });

  it("are seen by the WebClient, which pauses and goes on", async () => {
    const { slack } = await startedSimulator({ rateLimits: "slack" });
    const client = webClient(slack);
    const pauses: number[] = [];
    client.on(WebClientEvent.RATE_LIMITED, (seconds: number) => pauses.push(seconds));
    await Promise.all(
      Array.from({ length: 26 }, (_, index) => client.chat.postMessage({ channel: HELP, text: `${index}` })),
    );
    expect(pauses).toEqual([1]);
    const { messages } = await client.conversations.history({ channel: HELP });
    expect(messages).toHaveLength(26);
  });
});

async function limitedSimulator(options: SlackSimulatorOptions = {}) {
  const { clock, turn } = createTurnedClock();
  const { slack } = await startedSimulator({ rateLimits: "slack", clock, ...options });
  return { slack, turn };
}

function call(slack: SlackSimulator, method: string, args = {}, token = slack.botToken): Promise<Response> {
  return fetch(`${slack.url}${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(args),
  });
}

async function statuses(slack: SlackSimulator, method: string, times: number, args = {}, token?: string) {
  const seen: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const response = await call(slack, method, args, token);
    seen.push(response.status);
    await response.arrayBuffer();
  }
  return seen;
}

const [workspace] = DEFAULT_SEED.workspaces;
const [app] = DEFAULT_SEED.apps;
if (workspace === undefined || app === undefined) throw new Error("The default seed is empty.");

const TWO_OF_EACH = {
  workspaces: [
    workspace,
    {
      team: { ...workspace.team, id: "T0SECOND001" },
      people: [{ id: "U0CLEO00001", name: "cleo", realName: "Cleo" }],
      channels: [],
    },
  ],
  apps: [
    {
      ...app,
      installations: [
        ...app.installations,
        { team: "T0SECOND001", botId: "B0LEDGER002", botUserId: "U0LEDGERBO2" },
      ],
    },
    {
      id: "A0SECOND001",
      name: "second",
      installations: [{ team: workspace.team.id, botId: "B0SECOND001", botUserId: "U0SECONDBOT" }],
    },
  ],
};
