import { createHttpTarget } from "../targets/http/http-target.ts";
import { closedLoopCeiling, TIMEOUT_MS } from "./closed-loop.ts";
import type { MeasureCeiling } from "./measuring.ts";
import { withNoOpBot } from "./no-op-bot.ts";

/** Of a run over HTTP: the real target against a server that streams the same short answer at once. */
export const measureOverHttp: MeasureCeiling = ({ enough, signal, ...place }) =>
  withNoOpBot({ target: "http" }, place, (port) =>
    closedLoopCeiling({
      ...{ enough, signal },
      open: (ports) =>
        createHttpTarget(
          { url: new URL(`http://127.0.0.1:${port}`), token: "no-op", timeoutMs: TIMEOUT_MS },
          ports,
        ),
    }),
  );
