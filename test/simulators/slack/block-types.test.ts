import type { KnownBlock } from "@slack/types";
import { expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { SURFACES } from "../../../src/simulators/slack/web-api/block-kit/surfaces.ts";

type Accepted = z.input<(typeof SURFACES)["message"]>[number] | z.input<(typeof SURFACES)["modal"]>[number];

/** The types of blocks that the SDK knows and the simulator refuses; an upgrade of the SDK shows here. */
type Refused = {
  [Type in KnownBlock["type"]]: Extract<KnownBlock, { type: Type }> extends Extract<Accepted, { type: Type }>
    ? never
    : Type;
}[KnownBlock["type"]];

/** The fields of a block that the SDK knows and the simulator calls additional. */
type Additional = {
  [Type in KnownBlock["type"]]: Exclude<
    KeysOf<Extract<KnownBlock, { type: Type }>>,
    KeysOf<Extract<Accepted, { type: Type }>>
  >;
}[KnownBlock["type"]];

type KeysOf<T> = T extends unknown ? keyof T : never;

it("takes every block that the SDK's types know, with every field", () => {
  expectTypeOf<Refused>().toEqualTypeOf<never>();
  expectTypeOf<Additional>().toEqualTypeOf<never>();
});
