import type { Basis, Behaviour } from "../../behaviours/behaviour.ts";

export const DOCS = "https://docs.slack.dev";

/** Makes the behaviours that one test file shows. */
export function shownIn(name: string) {
  return (title: string, basis: Basis, says: string, source?: string): Behaviour => ({
    says,
    basis,
    ...(source !== undefined && { source }),
    test: { file: `interactions/${name}.test.ts`, title },
  });
}
