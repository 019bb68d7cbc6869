import type { z } from "zod";
import { accepted, type Checked, refused } from "./error-reply.ts";
import { invalidRequest } from "./request-errors.ts";

/** Reads the body of a request by a schema; the first thing that is wrong is told, with the field's name. */
export function parseBody<Value>(body: string, schema: z.ZodType<Value>): Checked<Value> {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    return refused(
      invalidRequest(
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)",
      ),
    );
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return accepted(parsed.data);
  const [issue] = parsed.error.issues;
  return refused(issue === undefined ? invalidRequest("Invalid body.") : invalidRequestOf(issue));
}

function invalidRequestOf(issue: z.core.$ZodIssue) {
  if (issue.code === "unrecognized_keys") {
    const name = paramOf([...issue.path, issue.keys[0] ?? ""]);
    return invalidRequest(`Unrecognized request argument supplied: ${name}`, name);
  }
  const param = paramOf(issue.path);
  if (param === "") return invalidRequest(`The body has to be a JSON object: ${issue.message}`);
  return invalidRequest(`Invalid value for '${param}': ${issue.message}`, param);
}

/** As OpenAI writes it: `messages[0].content`. At most so long, since a client may choose the names in it. */
function paramOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`))
    .join("")
    .slice(0, 200);
}
