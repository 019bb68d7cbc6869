import type { ComponentState } from "../server/readiness.ts";
import type { Store } from "../store/open-store.ts";

/** Whether anybody answers what a process takes in that does not answer itself. */
export async function workersState({ livingRoles }: Pick<Store, "livingRoles">): Promise<ComponentState> {
  const { all, worker } = await livingRoles();
  const workers = all + worker;
  if (workers > 0) return { state: "up", detail: workers === 1 ? "1 lives" : `${workers} live` };
  return {
    state: "degraded",
    detail: "no worker lives: questions are kept, and answered when one is started (--role worker)",
  };
}
