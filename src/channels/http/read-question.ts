import { readJson } from "./read-body.ts";
import { RequestFault } from "./request-fault.ts";
import { type AskedQuestion, questionHeaders, questionSchema } from "./schemas.ts";

export interface ReadQuestion {
  readonly asked: AskedQuestion;
  readonly key: string | undefined;
}

/** Reads what a request asks, and checks it by the schemas of the OpenAPI document. @throws RequestFault */
export async function readQuestion(request: Request): Promise<ReadQuestion> {
  const key = request.headers.get("idempotency-key") ?? undefined;
  const headers = questionHeaders.safeParse({ "idempotency-key": key });
  if (!headers.success)
    throw new RequestFault(
      "QUESTION_INVALID",
      "Idempotency-Key has other than 1 to 200 visible ASCII characters.",
    );
  const asked = questionSchema.safeParse(await readJson(request));
  if (!asked.success) throw new RequestFault("QUESTION_INVALID", faultsOf(asked.error.issues));
  return { asked: asked.data, key };
}

type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];

/** Not the values: they may be long, or secret. */
function faultsOf(issues: Issues): string {
  return issues
    .map(({ path, message }) => `${path.join(".") || "The body"}: ${message}`)
    .join("; ")
    .slice(0, 500);
}
