const MUTE = [
  "mute",
  "be quiet",
  "quiet",
  "be silent",
  "stop listening",
  "stop replying",
  "stop answering",
  "leave this thread",
];
const UNMUTE = ["unmute", "listen again", "start listening", "come back", "join in", "join this thread"];

const MEANING: ReadonlyMap<string, boolean> = new Map([
  ...MUTE.map((words) => [words, true] as const),
  ...UNMUTE.map((words) => [words, false] as const),
]);

/** True for a wish that the bot be silent, false for one that it join in again, undefined for anything else. */
export function readMuteWords(text: string): boolean | undefined {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  return MEANING.get(words.replace(/^please | please$/g, ""));
}
