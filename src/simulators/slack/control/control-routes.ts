import { z } from "zod";
import { ACT_ROUTES } from "./act-routes.ts";
import { CHANGE_ROUTES } from "./change-stream.ts";
import { type ControlRoute, get } from "./control-route.ts";
import { OPERATION_ROUTES } from "./operation-routes.ts";
import { PERSON_ROUTES } from "./person-routes.ts";
import { STATE_ROUTES } from "./state-routes.ts";

export type { ControlRoute } from "./control-route.ts";

/** Every address of the control API; `GET /simulator/` shows this table. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  get("", {
    does: "This table.",
    args: z.object({}),
    run: () => CONTROL_ROUTES.map(({ method, path, takes, does }) => ({ method, path, takes, does })),
  }),
  ...STATE_ROUTES,
  ...PERSON_ROUTES,
  ...CHANGE_ROUTES,
  ...ACT_ROUTES,
  ...OPERATION_ROUTES,
];
