import { z } from "zod";

/** What can be recorded, as an OpenAI-compatible endpoint names it behind its base URL. */
export const PATHS = ["/chat/completions", "/embeddings"] as const;
export type AskedPath = (typeof PATHS)[number];

const BODY = z.looseObject({ model: z.string() });

/** One request to the model endpoint. */
export interface Asked {
  readonly path: AskedPath;
  /** As it was sent. */
  readonly body: z.infer<typeof BODY>;
}

/** The request of a client, without host, headers and base path; undefined for one that is no call of a model. */
export function readAsked(url: string, init: RequestInit | undefined): Asked | undefined {
  const path = PATHS.find((known) => new URL(url).pathname.endsWith(known));
  if (path === undefined || init?.method?.toUpperCase() !== "POST" || typeof init.body !== "string")
    return undefined;
  const body = BODY.safeParse(parsed(init.body));
  return body.success ? { path, body: body.data } : undefined;
}

export function urlOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : String(input);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
