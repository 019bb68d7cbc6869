import { recipientOf } from "./address.ts";
import type { ReplyContext } from "./reply-context.ts";

export function canStream({ streaming, address }: ReplyContext): boolean {
  return streaming.isWanted && !streaming.refusals.has(address) && recipientOf(address) !== undefined;
}
