import { z } from "zod";
import { reasonOf } from "../../core/errors.ts";

/** What a service of this machine answers, parsed. Rejects with a reason that reads. */
export async function askJson<Value>(
  url: string,
  schema: z.ZodType<Value>,
  signal: AbortSignal,
): Promise<Value> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return schema.parse(await response.json());
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    const why = error instanceof z.ZodError ? "it answers in a form of its own" : reasonOf(cause ?? error);
    throw new Error(`GET ${url}: ${why}`);
  }
}
