import { z } from "zod";
import { reasonOf } from "../../core/errors.ts";
import { askJson } from "./ask-json.ts";

/** Source: Prometheus' HTTP API, "Instant queries" and "Querying label values". A refusal comes with status 400 or 422. */
const answerSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), data: z.object({ result: z.array(z.unknown()) }) }),
  z.object({ status: z.literal("error"), error: z.string() }),
]);
const valuesSchema = z.object({ data: z.array(z.string()) });

export type QueryAnswer =
  | { readonly kind: "series" | "no series" }
  | { readonly kind: "refused"; readonly reason: string };

export interface PrometheusQueries {
  /** Rejects where Prometheus does not answer. */
  ask(expr: string): Promise<QueryAnswer>;
  /** The values of a label, of the series of a metric. */
  labelValues(label: string, metric: string): Promise<readonly string[]>;
}

export function queriesAt(port: number, signal: AbortSignal): PrometheusQueries {
  const base = `http://127.0.0.1:${port}/api/v1`;
  return {
    async ask(query) {
      const answer = answerSchema.parse(
        await textOf(`${base}/query?${new URLSearchParams({ query })}`, signal),
      );
      if (answer.status === "error") return { kind: "refused", reason: answer.error };
      return { kind: answer.data.result.length > 0 ? "series" : "no series" };
    },
    async labelValues(label, metric) {
      const url = `${base}/label/${label}/values?${new URLSearchParams({ "match[]": metric })}`;
      return (await askJson(url, valuesSchema, signal)).data;
    },
  };
}

async function textOf(url: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await (await fetch(url, { signal })).json();
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    throw new Error(`Prometheus does not answer: ${reasonOf(cause ?? error)}`);
  }
}
