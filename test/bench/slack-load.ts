import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setImmediate as soon } from "node:timers/promises";
import { generateSeed } from "../../src/simulators/slack/seed/generate-seed.ts";
import { startSlackSimulator } from "../../src/simulators/slack/simulator.ts";

const CONNECTIONS = 10;
const PEOPLE = 100;
const EVENTS = 20_000;
/** So many events at most are under way at once, so that none waits for longer than Slack does. */
const UNDER_WAY = 1_000;
const TEXT = "Where is the runbook of the payments service, and who is on call for it tonight?";

// A hundred people write to one app with ten connections, whose listeners in a second process only acknowledge.
const rounds = Number(process.argv[2]);
const seed = generateSeed({ people: PEOPLE });
const slack = await startSlackSimulator({ seed, delivery: { eventsPerHour: Number.POSITIVE_INFINITY } });
const listeners = fork(join(import.meta.dirname, "slack-listeners.js"), [
  slack.url,
  slack.appToken,
  String(CONNECTIONS),
]);
await once(listeners, "message");
await slack.connected(CONNECTIONS);

const rates: number[] = [];
for (let round = 0; round < rounds; round += 1) rates.push(await eventsPerSecond());
listeners.kill();
await slack.stop();
process.send?.({ rates });

async function eventsPerSecond(): Promise<number> {
  const startedAt = performance.now();
  let sent = 0;
  while (sent < EVENTS || slack.unsettledEvents() > 0) {
    for (; sent < EVENTS && slack.unsettledEvents() < UNDER_WAY; sent += 1) write(sent);
    await soon();
  }
  return EVENTS / ((performance.now() - startedAt) / 1_000);
}

function write(number: number): void {
  const [workspace] = seed.workspaces;
  const user = workspace?.people[number % PEOPLE]?.id ?? "";
  slack.post({ user, channel: workspace?.channels[0]?.id ?? "", text: `${TEXT} (${number})` });
}
