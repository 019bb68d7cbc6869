import type { FoundContainer } from "../../src/stack/engine/engine.ts";
import { openEngine } from "../../src/stack/engine/open-engine.ts";
import { isOfStack } from "../../src/stack/reconcile/names.ts";
import type { Service } from "../../src/stack/services/service.ts";
import { STACK_SERVICES } from "../../src/stack/services/stack-services.ts";
import { readStackSettings } from "../../src/stack/services/stack-settings.ts";
import { type UpOptions, up } from "../../src/stack/up/up.ts";
import type { EmptyEngine } from "./real-engine.ts";

/** compose/ of this repository. */
export const COMPOSE = new URL("../../compose", import.meta.url).pathname;

export type Changed = Partial<Pick<UpOptions, "services" | "signal" | "deadlineSeconds" | "say" | "show">> & {
  readonly env?: Readonly<Record<string, string>>;
};

/** A stack of its own on the tests' engine, with what is looked at in tests. */
export async function stackOfTests(real: EmptyEngine, name: string, services: readonly Service[]) {
  const { engine } = await openEngine([real.place]);
  const said: string[] = [];
  return {
    engine,
    said,
    up: ({ env = {}, ...changed }: Changed = {}) =>
      up({
        engine,
        services,
        settings: readStackSettings({ ...real.env, STACK_NAME: name, ...env }, STACK_SERVICES),
        folder: COMPOSE,
        signal: new AbortController().signal,
        say: (line) => void said.push(line),
        ...changed,
      }),
    /** By service. */
    async containers(): Promise<Record<string, FoundContainer>> {
      const ours = (await engine.containers()).filter(({ labels }) => isOfStack(labels, name));
      return Object.fromEntries(ours.map((container) => [container.name.slice(name.length + 1), container]));
    },
    /** All that carries the stack's label. */
    async left() {
      const ofStack = ({ labels }: { labels: Readonly<Record<string, string>> }) => isOfStack(labels, name);
      const things = [await engine.containers(), await engine.networks(), await engine.volumes()];
      return things.flatMap((kind) => kind.filter(ofStack).map((thing) => thing.name));
    },
  };
}
