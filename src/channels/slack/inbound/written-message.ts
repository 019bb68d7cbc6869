import { z } from "zod";
import { slackId, timestamp } from "./slack-ids.ts";

/** A message that a person wrote, as Slack tells of it. Null stands for what is not there. */
export const writtenMessage = z.object({
  user: slackId,
  user_team: slackId.nullish(),
  team: slackId.nullish(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ""),
  ts: timestamp,
  thread_ts: timestamp.nullish(),
  files: z.array(z.unknown()).nullish().catch(undefined),
});

export type WrittenMessage = z.infer<typeof writtenMessage>;

/** Where Slack says that a message was written. `app_mention` does not tell the type. */
export const messagePlace = z.object({ channel: slackId, channel_type: z.string().nullish() });

/** Every other subtype tells of something that is not a message of a person. */
const SUBTYPES: ReadonlySet<unknown> = new Set([
  undefined,
  null,
  "thread_broadcast",
  "file_share",
  "me_message",
]);

export function isWritten({ subtype, hidden }: Readonly<Record<string, unknown>>): boolean {
  return SUBTYPES.has(subtype) && hidden !== true;
}
