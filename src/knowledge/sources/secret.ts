import { z } from "zod";

export type Environment = Readonly<Record<string, string | undefined>>;

const REFERENCE = /\$\{([^{}]*)\}/g;
const SHORTEST = 4;

/** A text whose `${NAME}` are variables of the environment, each of which must be set. */
export function secret(env: Environment) {
  return z.string().transform((text, context) => {
    for (const [, name = ""] of text.matchAll(REFERENCE))
      if (!env[name])
        context.addIssue({ code: "custom", message: `needs ${name}, which the environment does not hold` });
    return text.replaceAll(REFERENCE, (_, name: string) => env[name] ?? "");
  });
}

/** Takes secrets out of words that others wrote, such as what a server or git says of a request. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  // One of a few letters would blank ordinary words, and hides nothing.
  return secrets
    .filter((each) => each.length >= SHORTEST)
    .reduce((cleaned, each) => cleaned.replaceAll(each, "***"), text);
}
