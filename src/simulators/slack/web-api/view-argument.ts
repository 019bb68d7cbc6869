import { z } from "zod";
import type { ViewDraft } from "../workspace/view.ts";
import type { Views } from "../workspace/views.ts";
import { blocksFailure } from "./block-limits.ts";
import { type Failure, failure } from "./reply.ts";

/** Documented, in characters and in bytes. */
const LONGEST_TITLE = 24;
const LONGEST_NAME = 255;
const LONGEST_METADATA = 3_000;
const LARGEST_VIEW = 250_000;

const label = z.object({
  type: z.literal("plain_text"),
  text: z.string().min(1).max(LONGEST_TITLE),
  emoji: z.boolean().optional(),
});

/** A view as an app sends it. */
export const viewArgument = z.looseObject({
  type: z.enum(["modal", "home"]),
  title: label.optional(),
  submit: label.nullish(),
  close: label.nullish(),
  blocks: z.array(z.looseObject({ type: z.string() })),
  callback_id: z.string().max(LONGEST_NAME).optional(),
  private_metadata: z.string().max(LONGEST_METADATA).optional(),
  external_id: z.string().max(LONGEST_NAME).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
});

/**
 * Returns why Slack refuses the view, or undefined where it takes it. `own` is the view whose place it takes, which
 * may keep its `external_id`.
 */
export function viewFailure(
  draft: ViewDraft,
  type: ViewDraft["type"],
  { views, own }: { readonly views: Views; readonly own?: string },
): Failure | undefined {
  if (draft.type !== type)
    return failure("invalid_arguments", `must be of type ${type} [json-pointer:/view/type]`);
  if (Buffer.byteLength(JSON.stringify(draft)) > LARGEST_VIEW) return failure("view_too_large");
  if (type === "modal" && draft.title === undefined) return missing("title");
  const refused = blocksFailure(draft.blocks, type, "/view/blocks");
  if (refused !== undefined) return { ...refused, error: "invalid_arguments" };
  if (type === "modal" && !draft.submit && draft.blocks.some((block) => block.type === "input"))
    return missing("submit");
  const other = views.withExternalId(draft.external_id ?? "");
  return other === undefined || other.view.id === own ? undefined : failure("duplicate_external_id");
}

/** Documented: a modal needs a title, and a submit button where it has inputs. */
function missing(field: string): Failure {
  return failure("invalid_arguments", `missing required field: ${field} [json-pointer:/view]`);
}
