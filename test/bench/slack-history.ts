import { setImmediate as soon } from "node:timers/promises";
import { generateSeed } from "../../src/simulators/slack/seed/generate-seed.ts";
import { startSlackSimulator } from "../../src/simulators/slack/simulator.ts";

const CHANNELS = 20;
const PEOPLE = 100;
/** Each fifth message of a channel starts a thread, to which the next four belong. */
const THREAD = 5;
const TEXT =
  "The deployment of the payments service is done; the dashboards look as they did before it began.";

// A long history of channels that no app is in: only what is kept counts.
const messages = Number(process.argv[2]);
const seed = withoutApps();
const slack = await startSlackSimulator({ seed });
const parents = new Map<string, string>();
let peakMiB = 0;
for (let written = 0; written < messages; written += 1) {
  write(written);
  if (written % 1_000 !== 0) continue;
  await soon();
  peakMiB = Math.max(peakMiB, process.memoryUsage().rss / 1024 / 1024);
}
await slack.stop();
process.send?.({ peakMiB });

function write(number: number): void {
  const [workspace] = seed.workspaces;
  const user = workspace?.people[(number * 7) % PEOPLE]?.id ?? "";
  const channel = workspace?.channels[number % CHANNELS]?.id ?? "";
  const isParent = Math.floor(number / CHANNELS) % THREAD === 0;
  const parent = isParent ? undefined : parents.get(channel);
  // A text of its own, as it comes from outside: put together here it would share its parts.
  const text = Buffer.from(`${TEXT} (${number})`).toString();
  const { ts } = slack.post({ user, channel, text, ...(parent !== undefined && { thread_ts: parent }) });
  if (isParent) parents.set(channel, ts);
}

function withoutApps() {
  const all = generateSeed({ people: PEOPLE, channels: CHANNELS });
  const bots = new Set(
    all.apps.flatMap(({ installations }) => installations.map(({ botUserId }) => botUserId)),
  );
  const workspaces = all.workspaces.map((workspace) => ({
    ...workspace,
    channels: workspace.channels.map((channel) => ({
      ...channel,
      members: channel.members.filter((member) => !bots.has(member)),
    })),
  }));
  return { ...all, workspaces };
}
