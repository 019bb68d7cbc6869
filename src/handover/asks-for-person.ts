/** The requests for a person that are understood, alone or with courtesies around them. */
export const PERSON_PHRASES = [
  "ask a person",
  "ask a human",
  "ask a colleague",
  "ask somebody",
  "ask someone",
  "talk to a person",
  "talk to a human",
  "talk to an agent",
  "talk to somebody",
  "talk to someone",
  "speak to a person",
  "speak to a human",
  "speak to somebody",
  "speak to someone",
  "speak with a person",
  "speak with a human",
  "talk with a person",
  "talk with a human",
  "get me a human",
  "get me a person",
  "connect me to a human",
  "connect me to a person",
  "a human",
  "a person",
  "a real person",
  "human",
  "real person",
  "talk to a real person",
] as const;

const COURTESY =
  /^(?:(?:ok|okay|hi|hello|please|can|could|may|let|i|we|me|us|to|would|d|want|wanna|need|like|just|rather|prefer) )+/;
const AFTERWARDS = /(?: (?:please|now|instead|about (?:this|that|it)|thanks|thank you|for me))+$/;

const PHRASES: ReadonlySet<string> = new Set(PERSON_PHRASES);

/**
 * Whether a message asks for a person and for nothing else. A question that only has such words in it is answered:
 * "who can ask a human resources partner" is one.
 */
export function asksForPerson(text: string): boolean {
  if (text.length > 200) return false;
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const wish = words.replace(AFTERWARDS, "");
  return PHRASES.has(wish) || PHRASES.has(wish.replace(COURTESY, ""));
}
