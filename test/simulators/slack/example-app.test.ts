import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { DEFAULT_SEED } from "../../../src/simulators/slack/seed/default-seed.ts";
import type { SlackSeed } from "../../../src/simulators/slack/seed/seed.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { until } from "../../until.ts";
import { ANA, HELP, startedSimulator } from "./clients.ts";

const SEED: SlackSeed = {
  ...DEFAULT_SEED,
  apps: DEFAULT_SEED.apps.map((app) => ({
    ...app,
    surface: "assistant",
    commands: [{ command: "/ticket", description: "Write a ticket" }],
  })),
};

it("lets people use a Bolt app that is a program of its own and was told nothing but where Slack is", async () => {
  const { slack } = await startedSimulator({ seed: SEED });
  await startedExampleApp(slack);

  const { ts: greeting } = slack.post({ user: ANA, channel: HELP, text: "hello" });
  await until("the app greets", () => textsAfter(slack, greeting).includes(`Hey there <@${ANA}>!`));

  const place = { channel: HELP, ts: messageAfter(slack, greeting)?.ts ?? "" };
  await slack.act({ user: ANA, in: place, action_id: "button_click" });
  await until("the click is heard", () =>
    textsAfter(slack, greeting).includes(`<@${ANA}> clicked the button`),
  );

  await slack.runCommand({ user: ANA, channel: HELP, command: "/ticket", text: "printer" });
  await until("the modal opens", () => slack.viewsOf(ANA).length === 1);
  expect(slack.ephemeralsOf(ANA, HELP).map(({ text }) => text)).toEqual(["Opening a ticket: printer"]);
  expect(await slack.submitView({ user: ANA, values: { text: "ink" } })).toEqual({
    type: "errors",
    errors: { summary: "Say a little more." },
  });
  expect(await slack.submitView({ user: ANA, values: { text: "no more ink" } })).toEqual({
    type: "acknowledged",
  });
  await until("the ticket is there", () => textsAfter(slack, greeting).includes("Ticket: no more ink"));

  slack.openHome({ user: ANA });
  await until("the home is published", () => slack.homeOf(ANA) !== undefined);

  const pane = slack.openAssistant(ANA);
  await until(
    "a prompt is suggested",
    () => slack.assistantView(pane.channel, pane.thread_ts).prompts.length === 1,
  );
  const asked = slack.choosePrompt(pane, "Summarize");
  await until("the answer has streamed", () =>
    slack.thread(asked.channel, pane.thread_ts ?? "").some(({ text }) => text === "Please summarize "),
  );
  expect(slack.assistantView(pane.channel, pane.thread_ts).status).toBeUndefined();
});

function messageAfter(slack: SlackSimulator, ts: string) {
  return slack.history(HELP).find((message) => message.ts > ts);
}

function textsAfter(slack: SlackSimulator, ts: string): string[] {
  return slack
    .history(HELP)
    .filter((message) => message.ts > ts)
    .map(({ text }) => text);
}

async function startedExampleApp(slack: SlackSimulator): Promise<void> {
  const program = spawn(process.execPath, [join(import.meta.dirname, "example-app", "app.cjs")], {
    env: { SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken },
    stdio: ["ignore", "ignore", "inherit"],
  });
  onTestFinished(async () => {
    const ended = once(program, "exit");
    program.kill();
    await ended;
  });
  await slack.connected();
}
