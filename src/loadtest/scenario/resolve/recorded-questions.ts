import { z } from "zod";
import { readMrkdwn } from "../../../channels/slack/read-mrkdwn.ts";
import { readRecording } from "../../../simulators/slack/journal/recording.ts";
import type { RecordedQuestion } from "../executor.ts";

const postSchema = z.tuple([
  z.looseObject({
    user: z.string(),
    channel: z.string(),
    text: z.string(),
    thread_ts: z.string().optional(),
  }),
]);

type Post = Readonly<z.output<typeof postSchema>[0]>;

/**
 * The questions to a bot in a journal of the simulated Slack, with the times between them: mentions of a bot, what is
 * said to it directly, and replies in the threads of these.
 * @throws LedgerError JOURNAL_INVALID
 */
export async function recordedQuestions(
  lines: Iterable<string> | AsyncIterable<string>,
  speed: number,
): Promise<RecordedQuestion[]> {
  const { seed, acts, ids } = await readRecording(lines);
  const bots = seed.apps.flatMap(({ installations }) => installations.map(({ botUserId }) => botUserId));
  const channels = new Set(seed.workspaces.flatMap((each) => each.channels.map(({ id }) => id)));
  const [userNumber, channelNumber] = [createNumbers(), createNumbers()];
  const questionOfThread = new Map<string, number>();
  const nameOf = createPostNames();
  const questions: RecordedQuestion[] = [];
  let begin: number | undefined;
  for (const { act, args, at } of acts) {
    const post = act === "post" ? postSchema.safeParse(args) : undefined;
    if (!post?.success) continue;
    const [written] = post.data;
    const { user, channel, text, thread_ts } = written;
    const ts = ids.get(nameOf(written));
    const follows = thread_ts === undefined ? undefined : questionOfThread.get(`${channel} ${thread_ts}`);
    const bot = bots.find((id) => text.includes(`<@${id}`));
    if (bot === undefined && follows === undefined && channels.has(channel)) continue;
    const words = bots.reduce((said, id) => readMrkdwn(said, id), text).trim();
    if (words === "") continue;
    if (follows === undefined && ts !== undefined)
      questionOfThread.set(`${channel} ${thread_ts ?? ts}`, questions.length);
    begin ??= at;
    questions.push({
      atMs: (at - begin) / speed,
      text: words,
      user: userNumber(user),
      channel: channelNumber(channel),
      ...(follows !== undefined && { inThreadOf: follows }),
    });
  }
  return questions;
}

/** Numbers things from 0 on, in the order in which they come. */
function createNumbers(): (id: string) => number {
  const numbers = new Map<string, number>();
  return (id) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
}

/** The name that a journal has for the message of a post: its author, its place, and how many were before it there. */
function createPostNames(): (post: Post) => string {
  const counts = new Map<string, number>();
  return ({ user, channel, thread_ts }) => {
    const place = ["message", user, channel, ...(thread_ts === undefined ? [] : [thread_ts])].join(" ");
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    return `${place} ${count}`;
  };
}
