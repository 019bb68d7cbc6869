import type { Workspace } from "../workspace/workspace.ts";
import { type Failure, failure } from "./reply.ts";

const LONGEST_NAME = 80;

/** Documented, with a code for each fault: lowercase letters, digits, hyphens and underscores, and not taken yet. */
export function channelNameRefusal(
  name: string,
  { channels }: Pick<Workspace, "channels">,
): Failure | undefined {
  if (name === "") return failure("invalid_name_required");
  if (name.length > LONGEST_NAME) return failure("invalid_name_maxlength");
  if (/^[\p{P}\s]+$/u.test(name)) return failure("invalid_name_punctuation");
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) return failure("invalid_name_specials");
  return channels.withName(name) === undefined ? undefined : failure("name_taken");
}
