import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { ANA, BOT, startApp, startSlack, stopAll } from "./slack-with-apps.ts";

const ROUGH_DAY = join(import.meta.dirname, "..", "..", "fixtures", "faults", "rough-day.yaml");

afterEach(async () => {
  await stopAll();
  await removeTemporaryFolders();
});

describe("ledger slack --faults", () => {
  it("strikes the same calls and events of a Bolt app in each run with the same seed", {
    timeout: 90_000,
  }, async () => {
    const other = join(await temporaryFolder(), "other.yaml");
    await writeFile(other, (await readFile(ROUGH_DAY, "utf8")).replace("seed: 20", "seed: 7"));
    const traces = await Promise.all([ROUGH_DAY, ROUGH_DAY, other].map(roughRun));
    expect(traces[0]?.length).toBeGreaterThan(5);
    expect(traces[1]).toEqual(traces[0]);
    expect(traces[2]).not.toEqual(traces[0]);
  });
});

const traceSchema = z.object({
  fired: z.array(
    z.object({ rule: z.number(), fault: z.string(), occurrence: z.number(), target: z.string() }),
  ),
});
const bodySchema = z.object({ event_id: z.string() });
const journalSchema = z.looseObject({ type: z.string() });

/** An app that only echoes, one question after the other. Returns what struck it, without the times. */
async function roughRun(faults: string) {
  const journal = join(await temporaryFolder(), "run.jsonl");
  const slack = await startSlack("--faults", faults, "--journal", journal);
  let asked = 0;
  let answered = 0;
  await startApp(slack, (app) => {
    app.event("app_mention", async ({ event, say }) => {
      await say({ text: `Heard: ${event.text}`, thread_ts: event.ts });
      answered += 1;
    });
  });
  let lostBefore = 0;
  const isQuiet = async () => {
    const seen = countIn(await entriesOf(journal));
    // What the app has heard of already may not stand in the file yet.
    const isUpToDate = seen.asked === asked && seen.answered === answered;
    return isUpToDate && answered === seen.mentions && seen.unacknowledged <= seen.lost - lostBefore;
  };
  for (let question = 0; question < 20; question += 1) {
    asked += 1;
    await slack.post(ANA, `${BOT} question ${question}`);
    await until(`question ${question} is over`, isQuiet);
    lostBefore = countIn(await entriesOf(journal)).lost;
    // Past the first retry of an event whose acknowledgement was lost; all in all it is less than two minutes.
    await slack.advance(4_500);
    await until(`what came of question ${question} is over`, isQuiet);
  }
  return traceSchema.parse(await slack.control("GET", "faults")).fired;
}

type Entry = z.output<typeof journalSchema>;

async function entriesOf(journal: string): Promise<readonly Entry[]> {
  const lines = (await readFile(journal, "utf8")).split("\n").slice(0, -1);
  return lines.map((line) => journalSchema.parse(JSON.parse(line)));
}

/** How often the app was sent a mention, and how many events are not acknowledged, of which so many were and it got lost. */
function countIn(entries: readonly Entry[]) {
  const isMention = ({ type, frame }: Entry) =>
    type === "frame-sent" && JSON.stringify(frame).includes('"type":"app_mention"');
  const isAnswer = ({ type, method, body }: Entry) =>
    type === "response" && method === "chat.postMessage" && JSON.stringify(body).startsWith('{"ok":true');
  const acknowledged = new Set(
    entries.flatMap(({ type, event_id }) => (type === "event-acknowledged" ? [event_id] : [])),
  );
  const events = entries.flatMap(({ type, body }) =>
    type === "event" ? [bodySchema.parse(body).event_id] : [],
  );
  return {
    asked: entries.filter(({ type }) => type === "person").length,
    answered: entries.filter(isAnswer).length,
    mentions: entries.filter(isMention).length,
    unacknowledged: events.filter((id) => !acknowledged.has(id)).length,
    lost: entries.filter(({ fault }) => fault === "lost_ack").length,
  };
}
