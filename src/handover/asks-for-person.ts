import { PERSON_PHRASES } from "./person-phrases.ts";

const COURTESY =
  /^(?:(?:ok|okay|hi|hello|please|can|could|may|let|i|we|me|us|to|would|d|want|wanna|need|like|just|rather|prefer|bonjour|svp|je|j|veux|voudrais|aimerais|souhaite|peux|puis|pourrais|préfère|hallo|bitte|ich|kann|könnte|möchte|will|würde|gern|gerne|lieber|brauche|hola|por favor|yo|quiero|quisiera|querría|puedo|podría|me|gustaría|necesito|prefiero) )+/;
const AFTERWARDS =
  /(?: (?:please|now|instead|about (?:this|that|it)|thanks|thank you|for me|s il (?:vous|te) plaît|svp|maintenant|merci|bitte|jetzt|danke|por favor|ahora|gracias))+$/;

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
