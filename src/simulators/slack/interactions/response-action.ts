import { z } from "zod";
import { viewArgument, viewFailure } from "../web-api/view-argument.ts";
import type { ViewDraft } from "../workspace/view.ts";
import { MOST_MODALS, type ShownView, type Views } from "../workspace/views.ts";

/** What an app may answer to a submission. Documented: with nothing at all the modal is closed. */
const responseAction = z.discriminatedUnion("response_action", [
  z.object({ response_action: z.literal("clear") }),
  z.object({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal("update"), view: viewArgument }),
  z.object({ response_action: z.literal("push"), view: viewArgument }),
]);

const nothing = z.union([z.undefined(), z.null(), z.literal(""), z.strictObject({})]);

/** `refused` is an answer that Slack cannot use: the person is told of trouble and the modal stays. */
export type Applied =
  | { readonly type: "done" }
  | { readonly type: "refused" }
  | { readonly type: "errors"; readonly errors: Readonly<Record<string, string>> };

const DONE = { type: "done" } as const;
const REFUSED = { type: "refused" } as const;

/** Does with the submitted modal what the app answers. */
export function applyResponseAction(views: Views, shown: ShownView, payload: unknown): Applied {
  if (nothing.safeParse(payload).success) {
    views.close(shown);
    return DONE;
  }
  const parsed = responseAction.safeParse(payload);
  if (!parsed.success) return REFUSED;
  const action = parsed.data;
  if (action.response_action === "errors") return withErrors(views, shown, action.errors);
  if (action.response_action === "update") return updated(views, shown, action.view);
  if (action.response_action === "push") return pushed(views, shown, action.view);
  return cleared(views, shown);
}

function cleared(views: Views, { user }: ShownView): Applied {
  const [root] = views.stackOf(user);
  if (root !== undefined) views.close(root);
  return DONE;
}

/** Documented: errors are named by the ids of input blocks; others cannot be shown. */
function withErrors(views: Views, shown: ShownView, errors: Readonly<Record<string, string>>): Applied {
  const inputs = new Set(
    shown.view.blocks.flatMap(({ type, block_id }) => (type === "input" ? [block_id] : [])),
  );
  if (!Object.keys(errors).every((block) => inputs.has(block))) return REFUSED;
  const current = views.get(shown.view.id);
  if (current === undefined) return REFUSED;
  views.showErrors(current, errors);
  return { type: "errors", errors };
}

function updated(views: Views, shown: ShownView, draft: ViewDraft): Applied {
  const current = views.get(shown.view.id);
  if (current === undefined || viewFailure(draft, "modal", { views, own: shown.view.id })) return REFUSED;
  views.update(current, draft);
  return DONE;
}

function pushed(views: Views, { user, installation }: ShownView, draft: ViewDraft): Applied {
  if (views.stackOf(user).length >= MOST_MODALS || viewFailure(draft, "modal", { views })) return REFUSED;
  views.push(installation, user, draft);
  return DONE;
}
