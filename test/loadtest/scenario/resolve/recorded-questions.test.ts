import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { planOf } from "../../../../src/loadtest/scenario/plan/plan.ts";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { startSlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, GENERAL, HELP } from "../../../simulators/slack/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { faultsOf, opened } from "../opened.ts";

afterAll(removeTemporaryFolders);

type World = Awaited<ReturnType<typeof startSlackSimulator>>;

/** The folder with a journal of what people did. */
async function recorded(
  act: (slack: World, pass: (milliseconds: number) => void) => unknown,
): Promise<string> {
  const { clock, turn } = createTurnedClock();
  const lines: string[] = [];
  const slack = await startSlackSimulator({ clock, journal: (entry) => lines.push(JSON.stringify(entry)) });
  onTestFinished(() => slack.stop());
  act(slack, turn);
  const folder = await temporaryFolder();
  await writeFile(join(folder, "day.jsonl"), `${lines.join("\n")}\n`);
  return folder;
}

it("replays what was asked of the bot: who, where, when, in which thread", async () => {
  const folder = await recorded((slack, pass) => {
    const bot = `<@${slack.botUserId}>`;
    slack.post({ user: BEN, channel: HELP, text: "good morning all" });
    pass(1_000);
    const { ts } = slack.post({ user: BEN, channel: HELP, text: `${bot} is a &lt; b?` });
    pass(3_000);
    slack.post({ user: ANA, channel: HELP, text: `${bot} what is a hard close?` });
    pass(2_000);
    slack.post({ user: BEN, channel: HELP, text: "and in December?", thread_ts: ts });
    pass(4_000);
    slack.post({ user: ANA, channel: slack.openDirectMessage(ANA), text: "what is a soft close?" });
    slack.post({ user: ANA, channel: GENERAL, text: "lunch?" });
  });
  const scenario = await opened("executor: replay\njournal: ./day.jsonl\nspeed: 2\n", folder);
  expect(scenario.workloads).toEqual([
    {
      name: "default",
      startMs: 0,
      gracefulStopMs: 10_000,
      executor: {
        executor: "replay",
        speed: 2,
        questions: [
          { atMs: 0, text: "is a < b?", user: 0, channel: 0 },
          { atMs: 1_500, text: "what is a hard close?", user: 1, channel: 0 },
          { atMs: 2_500, text: "and in December?", user: 0, channel: 0, inThreadOf: 0 },
          { atMs: 4_500, text: "what is a soft close?", user: 1, channel: 1 },
        ],
      },
    },
  ]);
  expect(planOf(scenario)).toMatchObject({
    ...{ questions: 4, isEstimate: false, endsAtMs: 4_500, peakPerSecond: 1 },
  });
});

it("says so where nobody asked", async () => {
  const folder = await recorded((slack) => slack.post({ user: ANA, channel: GENERAL, text: "lunch?" }));
  expect((await faultsOf("executor: replay\njournal: ./day.jsonl\n", folder)).message).toContain(
    "mine.yaml:2:10 journal holds no question to a bot",
  );
});
