const MUTE = [
  "mute",
  "be quiet",
  "quiet",
  "be silent",
  "stop listening",
  "stop replying",
  "stop answering",
  "leave this thread",
  "silence",
  "tais toi",
  "taisez vous",
  "ne réponds plus",
  "ne répondez plus",
  "sei still",
  "sei leise",
  "ruhe",
  "stumm",
  "silencio",
  "cállate",
  "cállese",
  "no respondas más",
  "no responda más",
];
const UNMUTE = [
  "unmute",
  "listen again",
  "start listening",
  "come back",
  "join in",
  "join this thread",
  "reviens",
  "revenez",
  "komm zurück",
  "kommen sie zurück",
  "vuelve",
  "vuelva",
];

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
  return MEANING.get(
    words.replace(
      /^(?:please|bitte|por favor|svp) | (?:please|bitte|por favor|svp|s il (?:te|vous) plaît)$/g,
      "",
    ),
  );
}
