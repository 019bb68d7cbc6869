import { paceOfMethod } from "../../../channels/slack/calls/method-paces.ts";

/** Calls of one method in the busiest minute, beside what the bot allows itself of Slack's limit. */
export interface MethodLoad {
  readonly method: string;
  /** Slack counts some calls in each channel besides. */
  readonly scope: "workspace" | "channel";
  readonly perMinute: number;
  readonly limit: number;
}

export interface SlackLoad {
  readonly methods: readonly MethodLoad[];
  /** So many answers a minute go out at most. */
  readonly answersPerMinute: number;
  /** Deliveries to the app in the busiest hour, and Slack's limit. */
  readonly events: { readonly perHour: number; readonly limit: number };
}

export interface AskedInSlack {
  /** In the busiest minute, and in the busiest hour. */
  readonly perMinute: number;
  readonly perHour: number;
  readonly channels: number;
  /** Whether answers come word by word, so that they are streamed as far as Slack allows. */
  readonly wordByWord: boolean;
}

/** Assumed: the mention, the same as a message, and the answer's own message as it is posted and edited. */
const EVENTS_PER_QUESTION = 4;
/** For an app in a workspace. @see https://docs.slack.dev/apis/events-api#rate-limiting */
const EVENTS_PER_HOUR = 30_000;

const POST = paceOfMethod("chat.postMessage");
const UPDATE = paceOfMethod("chat.update").workspace.perMinute;
const STREAM = paceOfMethod("chat.startStream").workspace.perMinute;
const STATUS = paceOfMethod("assistant.threads.setStatus").workspace.perMinute;
const POST_IN_CHANNEL = POST.channel?.perMinute ?? POST.workspace.perMinute;

/**
 * What answers ask of Slack's limits, by the ways that an answer takes: a stream while there is a turn for one, else a
 * message that is edited while there is a turn for that, else a message alone. See docs/decisions/0007.
 */
export function slackLoad({ perMinute, perHour, channels, wordByWord }: AskedInSlack): SlackLoad {
  const streams = wordByWord ? Math.min(perMinute, STREAM) : 0;
  const posts = perMinute - streams;
  const edits = Math.min(posts, UPDATE);
  const statuses = wordByWord ? perMinute : posts - edits;
  const load = (method: string, count: number, limit: number): MethodLoad => ({
    method,
    scope: "workspace",
    perMinute: count,
    limit,
  });
  const postsAllowed = Math.min(POST.workspace.perMinute, POST_IN_CHANNEL * channels);
  return {
    methods: [
      load("chat.startStream", streams, STREAM),
      load("chat.update", edits, UPDATE),
      load("chat.postMessage", posts, POST.workspace.perMinute),
      { ...load("chat.postMessage", posts / channels, POST_IN_CHANNEL), scope: "channel" as const },
      load("assistant.threads.setStatus", statuses, STATUS),
    ].filter((each) => each.perMinute > 0),
    answersPerMinute: postsAllowed + (wordByWord ? STREAM : 0),
    events: { perHour: perHour * EVENTS_PER_QUESTION, limit: EVENTS_PER_HOUR },
  };
}
