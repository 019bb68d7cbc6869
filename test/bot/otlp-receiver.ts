import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { z } from "zod";

const single = z.object({
  stringValue: z.string().optional(),
  intValue: z.union([z.number(), z.string()]).optional(),
  doubleValue: z.number().optional(),
  boolValue: z.boolean().optional(),
});
const value = single.extend({ arrayValue: z.object({ values: z.array(single) }).optional() });
const attributes = z.array(z.object({ key: z.string(), value }));
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  status: z.object({ code: z.number().optional() }).optional(),
  startTimeUnixNano: z.coerce.bigint(),
  endTimeUnixNano: z.coerce.bigint(),
  attributes,
  events: z.array(z.object({ name: z.string(), attributes: attributes.optional() })).optional(),
});
const request = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

export type ReceivedSpan = z.output<typeof span>;

/** The OTLP/HTTP endpoint of a collector, as its specification has it with JSON. */
export async function startedOtlpReceiver() {
  const bodies: string[] = [];
  const headers: Record<string, string | string[] | undefined>[] = [];
  const paths: string[] = [];
  let answer: number | "nothing" = 200;
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    bodies.push(Buffer.concat(chunks).toString("utf8"));
    headers.push(incoming.headers);
    paths.push(incoming.url ?? "");
    if (answer === "nothing") return;
    response.writeHead(answer, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const resources = () => bodies.flatMap((body) => request.parse(JSON.parse(body)).resourceSpans);
  return {
    url: `http://127.0.0.1:${port}`,
    bodies,
    headers,
    paths,
    /** The status from here on; with nothing it reads and stays silent. */
    answersWith(status: number | "nothing") {
      answer = status;
    },
    spans: () => resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    services: () => resources().map(({ resource }) => attributesOf(resource.attributes)),
  };
}

function plainOf({ arrayValue, ...single }: z.output<typeof value>): unknown {
  return arrayValue ? arrayValue.values.map(plainOf) : Object.values(single)[0];
}

export function attributesOf(list: z.output<typeof attributes> = []): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key, value: given }) => [key, plainOf(given)]));
}
