import type { SlashCommand } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { ANA, GENERAL, HELP, PRIVATE, startedBoltApp, startedSimulator } from "../clients.ts";

const COMMAND = { user: ANA, channel: HELP, command: "/ledger", text: "  how do we deploy? " };

describe("a slash command", () => {
  it("reaches the app with all that Slack's payload has", async () => {
    const { slack } = await startedSimulator();
    const heard: SlashCommand[] = [];
    await startedBoltApp(slack, (app) => {
      app.command("/ledger", async ({ command, ack }) => {
        heard.push(command);
        await ack();
      });
    });

    expect(await slack.runCommand(COMMAND)).toEqual({ type: "acknowledged" });
    expect(heard).toEqual([
      {
        token: "simulated-verification-A0LEDGER001",
        team_id: "T0SIMULATED",
        team_domain: "simulated",
        channel_id: HELP,
        channel_name: "ledger-help",
        user_id: ANA,
        user_name: "ana",
        command: "/ledger",
        text: "how do we deploy?",
        api_app_id: "A0LEDGER001",
        is_enterprise_install: "false",
        response_url: expect.stringMatching(/^http:.*\/commands\/T0SIMULATED\//),
        trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      },
    ]);
    expect(slack.ephemeralsOf(ANA)).toEqual([]);
  });

  it("hides the names of private channels and direct messages", async () => {
    const { slack } = await startedSimulator();
    const names: string[] = [];
    await startedBoltApp(slack, (app) => {
      app.command("/ledger", async ({ command, ack }) => {
        names.push(command.channel_name);
        await ack();
      });
    });
    await slack.runCommand({ ...COMMAND, channel: PRIVATE });
    await slack.runCommand({ ...COMMAND, channel: slack.openDirectMessage(ANA) });
    expect(names).toEqual(["privategroup", "directmessage"]);
  });

  it.each([
    ["a text", "Only you see this.", { ephemeral: ["Only you see this."], posted: [] }],
    ["an object", { text: "Only you." }, { ephemeral: ["Only you."], posted: [] }],
    [
      "an in_channel object",
      { text: "All of you.", response_type: "in_channel" as const },
      { ephemeral: [], posted: ["All of you."] },
    ],
  ])("shows what the app acknowledges it with: %s", async (_what, response, shown) => {
    const { slack } = await startedSimulator();
    await startedBoltApp(slack, (app) => {
      app.command("/ledger", async ({ ack }) => ack(response));
    });
    // The bot is not in this channel: a command may be answered there all the same.
    await slack.runCommand({ ...COMMAND, channel: GENERAL });
    expect(slack.ephemeralsOf(ANA, GENERAL).map(({ text }) => text)).toEqual(shown.ephemeral);
    expect(slack.history(GENERAL).map(({ text }) => text)).toEqual(shown.posted);
  });

  it("fails with operation_timeout where the app says nothing for three seconds", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    const reached = Promise.withResolvers<void>();
    await startedBoltApp(slack, (app) => {
      app.command("/ledger", async () => reached.resolve());
    });
    const outcome = slack.runCommand(COMMAND);
    await reached.promise;
    turn(3_000);

    const words = '/ledger failed with the error "operation_timeout"';
    expect(await outcome).toEqual({ type: "failed", words });
    expect(slack.ephemeralsOf(ANA)).toMatchObject([{ user: "USLACKBOT", channel: HELP, text: words }]);
  });

  it("fails with dispatch_failed where no app is there", async () => {
    const { slack } = await startedSimulator();
    expect(await slack.runCommand(COMMAND)).toEqual({
      type: "failed",
      words: '/ledger failed with the error "dispatch_failed"',
    });
  });

  it("is refused by Slackbot where no app has it, and in threads", async () => {
    const { slack, entries } = await startedSimulator();
    await startedBoltApp(slack, () => {});
    const unknown = await slack.runCommand({ ...COMMAND, command: "/nothing" });
    expect(unknown).toMatchObject({
      type: "failed",
      words: expect.stringContaining("/nothing is not a valid command"),
    });
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "a thread" });
    expect(await slack.runCommand({ ...COMMAND, thread_ts: ts })).toEqual({
      type: "failed",
      words: "/ledger is not supported in threads. Sorry!",
    });
    expect(slack.ephemeralsOf(ANA)).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain("slash_commands");
  });

  it("is offered with its description", async () => {
    const { slack } = await startedSimulator();
    expect(slack.commandsOf(ANA)).toEqual([
      {
        command: "/ledger",
        description: "Ask from the knowledge",
        usageHint: "[question]",
        app: "A0LEDGER001",
      },
    ]);
    await expect(slack.runCommand({ ...COMMAND, channel: "C0NOWHERE01" })).rejects.toThrow("No channel");
  });
});
