import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Control } from "./control.ts";
import { Refusal } from "./refusal.ts";

/** One address of the control API. */
export interface ControlRoute {
  readonly method: "GET" | "POST" | "PUT";
  /** Below the prefix, such as `people/post`. */
  readonly path: string;
  /** One sentence for the table of addresses. */
  readonly does: string;
  /** The names of what it takes; in the query of a GET, in the JSON body of all others. `?` may be left out. */
  readonly takes: readonly string[];
  /** What it returns is sent as JSON; undefined where it has answered by itself. */
  run(args: unknown, control: Control, exchange: Exchange): unknown;
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Definition<Shape extends z.ZodRawShape> {
  readonly does: string;
  readonly args: z.ZodObject<Shape>;
  run(args: z.output<z.ZodObject<Shape>>, control: Control, exchange: Exchange): unknown;
}

/** Reads: what it takes is in the query, so all of it comes as text. */
export function get<Shape extends z.ZodRawShape>(path: string, definition: Definition<Shape>): ControlRoute {
  return routeOf("GET", path, definition);
}

/** What a person does: `POST people/<act>`. An act without a result is answered with `{ok: true}`. */
export function act<Shape extends z.ZodRawShape>(
  name: string,
  { run, ...rest }: Definition<Shape>,
): ControlRoute {
  return routeOf("POST", `people/${name}`, {
    ...rest,
    run: async (args, control, exchange) => (await run(args, control, exchange)) ?? { ok: true },
  });
}

export function routeOf<Shape extends z.ZodRawShape>(
  method: ControlRoute["method"],
  path: string,
  { does, args: schema, run }: Definition<Shape>,
): ControlRoute {
  return {
    method,
    path,
    does,
    takes: Object.entries(schema.shape).map(([name, part]) => (isOptional(part) ? `${name}?` : name)),
    run(args, control, exchange) {
      const parsed = schema.safeParse(args);
      if (!parsed.success) throw new Refusal(400, "invalid_arguments", z.prettifyError(parsed.error));
      return run(parsed.data, control, exchange);
    },
  };
}

function isOptional(part: z.core.SomeType): boolean {
  return part instanceof z.ZodType && part.safeParse(undefined).success;
}
