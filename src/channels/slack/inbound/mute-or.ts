import type { AskedMessage, MuteRequest } from "../../inbound.ts";
import { readMuteWords } from "./mute-words.ts";

/** A message to the bot that says nothing but mute words is a wish, not a question. */
export function muteOr(asked: AskedMessage): AskedMessage | MuteRequest {
  const muted = readMuteWords(asked.text);
  if (muted === undefined) return asked;
  const { kind: _kind, onlyIfJoined: _onlyIfJoined, ...rest } = asked;
  return { kind: "mute", ...rest, muted };
}
