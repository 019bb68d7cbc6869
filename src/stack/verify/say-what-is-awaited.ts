import { shortened } from "../../core/shortened.ts";
import type { NotYet } from "./verification.ts";

const AFTER_MS = 3_000;
const MOST_SHOWN = 300;

/** Says once what is waited for, where it takes longer than a person takes for granted. */
export function sayWhatIsAwaited(
  claim: string,
  say: (line: string) => void,
): { readonly notYet: NotYet; end(): void } {
  let last: string | undefined;
  const timer = setTimeout(() => {
    if (last !== undefined)
      say(`Waiting until this holds: ${claim}. Not yet: ${shortened(last, MOST_SHOWN)}`);
  }, AFTER_MS);
  return {
    notYet(said) {
      last = said;
    },
    end: () => clearTimeout(timer),
  };
}
