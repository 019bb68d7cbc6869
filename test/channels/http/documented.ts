import { expect } from "vitest";
import { z } from "zod";

const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        responses: z.record(
          z.string(),
          z.looseObject({
            content: z.record(z.string(), z.object({ schema: z.json() })),
            headers: z.record(z.string(), z.looseObject({ required: z.boolean().optional() })).optional(),
          }),
        ),
      }),
    ),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.json()) }),
});

export type OpenApiDocument = z.output<typeof documentSchema>;

/** The document as a client gets it. */
export async function documentAt(url: string): Promise<OpenApiDocument> {
  const response = await fetch(`${url}/v1/openapi.json`);
  expect(response.status).toBe(200);
  return documentSchema.parse(await response.json());
}

/** What a response holds, once it is proved that the document tells of just such a one. */
export async function documented(
  { paths, components }: OpenApiDocument,
  operation: `${"get" | "post"} ${string}`,
  response: Response,
): Promise<Record<string, unknown>> {
  const [method = "", path = ""] = operation.split(" ");
  const described = paths[path]?.[method]?.responses[response.status];
  if (!described) throw new Error(`${operation} is not documented to answer ${response.status}.`);
  for (const [name, { required }] of Object.entries(described.headers ?? {}))
    if (required) expect([...response.headers.keys()]).toContain(name);
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  const content = described.content[type];
  if (!content) throw new Error(`${operation} is not documented to answer ${response.status} with ${type}.`);
  const body: unknown = await response.json();
  return z.record(z.string(), z.unknown()).parse(jsonSchema(content.schema, components.schemas).parse(body));
}

/** A schema of the document, to check values by. */
export function jsonSchema(schema: unknown, schemas: Record<string, unknown>): z.ZodType {
  const moved = JSON.stringify({ allOf: [schema], $defs: schemas }).replaceAll(
    "#/components/schemas/",
    "#/$defs/",
  );
  return z.fromJSONSchema(JSON.parse(moved));
}
