import { subscriptionOf } from "../events/subscription.ts";
import type { AppSeed, AppSurface, CommandSeed, ShortcutSeed } from "../seed/seed.ts";

/** An app as Slack's settings pages describe it, with what its author would copy from there. */
export interface SlackApp {
  readonly id: string;
  readonly name: string;
  /** Opens WebSockets. This and all that follow are plainly no secrets: they open nothing but the simulator. */
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  /** Undefined where it is subscribed to all. */
  readonly events: ReadonlySet<string> | undefined;
  readonly commands: readonly CommandSeed[];
  readonly shortcuts: readonly ShortcutSeed[];
  readonly surface: AppSurface;
  readonly requestUrl: string | undefined;
}

export function appOf(seed: AppSeed): SlackApp {
  return {
    id: seed.id,
    name: seed.name,
    appToken: `xapp-simulated-${seed.id}`,
    signingSecret: `simulated-signing-${seed.id}`,
    verificationToken: `simulated-verification-${seed.id}`,
    events: subscriptionOf(seed.id, seed.events),
    commands: seed.commands ?? [],
    shortcuts: seed.shortcuts ?? [],
    surface: seed.surface ?? "agent",
    requestUrl: seed.requestUrl,
  };
}
