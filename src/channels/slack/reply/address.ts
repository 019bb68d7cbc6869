import { z } from "zod";

/** Where in Slack a question was asked, as the inbound side of the channel wrote it down. */
export const addressSchema = z.object({
  team: z.string().default(""),
  channel: z.string(),
  thread: z.string(),
  message: z.string(),
  /** Who asked, and in which workspace that person is: a stream has to say whom it is for. */
  user: z.string().optional(),
  userTeam: z.string().optional(),
});

export type Address = z.infer<typeof addressSchema>;

/** Undefined where it is not known, and so no stream can be begun. */
export function recipientOf({ user, userTeam, team }: Address) {
  if (user === undefined) return undefined;
  return { recipient_user_id: user, recipient_team_id: userTeam ?? team };
}

export function isDirect({ channel }: Address): boolean {
  return channel.startsWith("D");
}
