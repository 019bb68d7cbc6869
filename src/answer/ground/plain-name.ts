import { shortened } from "../../core/shortened.ts";
import { plainLine } from "../../text/plain.ts";
import { isAddressedToModel } from "./addressed-to-model.ts";
import { withoutCalls } from "./calls.ts";
import { withoutInvisible } from "./invisible.ts";
import { withoutAddresses } from "./links.ts";
import { withoutTags } from "./tags.ts";

const MAX_NAME = 160;
/** Of a type or a placeholder. */
const PAIR = /<([^<>]*)>/g;

/** A title, heading or owner as plain words: it links nowhere and calls nobody. Empty where it speaks to a model. */
export function plainName(name: string): string {
  const seen = withoutInvisible(name);
  if (isAddressedToModel(seen)) return "";
  const words = withoutTags(withoutAddresses(withoutCalls(seen)), (written) => written);
  const plain = withoutCalls(plainLine(words))
    .replace(PAIR, "‹$1›")
    .replace(PAIR, "‹$1›")
    .replace(/[<>]/g, "");
  return shortened(plain, MAX_NAME);
}
