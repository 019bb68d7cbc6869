import { z } from "@hono/zod-openapi";
import { FAULTS, type FaultCode } from "./request-fault.ts";

/** What the server answers to a request that does not come as far as the API. */
const OF_THE_SERVER = ["REQUEST_TIMEOUT", "HEADERS_TOO_LARGE", "REQUEST_INVALID"] as const;

export const problemSchema = z
  .object({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: "The same as `message`." }),
    code: z.enum([...(Object.keys(FAULTS) as FaultCode[]), ...OF_THE_SERVER]),
    message: z.string(),
    remedy: z.string(),
    id: z.string().optional().openapi({ description: "The question, where it is kept or may be." }),
  })
  .openapi("Problem");
