/** An event that may be a question to the app. */
export interface AskingEvent {
  readonly eventId: string;
  readonly app: string;
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly threadTs: string | undefined;
  /** A mention or a direct message, else a message in a channel's thread. */
  readonly addressed: boolean;
}

/** Documented: a message with a file has a subtype, and is a person's message all the same. */
const SUBTYPES_OF_PEOPLE: readonly unknown[] = [undefined, "file_share", "thread_broadcast"];

/** Reads the body of an event; undefined where it is nobody's question. */
export function askingEvent(body: unknown): AskingEvent | undefined {
  if (!isRecord(body) || !isRecord(body.event)) return undefined;
  const { event } = body;
  if (event.type !== "app_mention" && event.type !== "message") return undefined;
  if (event.bot_id !== undefined || !SUBTYPES_OF_PEOPLE.includes(event.subtype)) return undefined;
  const threadTs = event.thread_ts === event.ts ? undefined : textOf(event.thread_ts);
  const addressed = event.type === "app_mention" || event.channel_type === "im";
  if (!addressed && threadTs === undefined) return undefined;
  return {
    eventId: String(body.event_id),
    app: String(body.api_app_id),
    channel: String(event.channel),
    ts: String(event.ts),
    user: String(event.user),
    threadTs,
    addressed,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
