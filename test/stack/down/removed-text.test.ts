import { expect, it } from "vitest";
import { removedText } from "../../../src/stack/down/run-down.ts";

const NONE = { containers: [], networks: [], volumes: [] };

it.each([
  ["nothing", NONE, false, "Nothing of the stack was there."],
  [
    "one container",
    { ...NONE, containers: ["ledger-redis"] },
    false,
    "Removed the container ledger-redis.\nWhat the services keep stays in their volumes.",
  ],
  [
    "two containers and a volume",
    { containers: ["a", "b"], networks: ["ledger"], volumes: ["a"] },
    true,
    "Removed the containers a, b.\nRemoved the network ledger.\nRemoved the volume a.",
  ],
  [
    "volumes that were not there",
    { ...NONE, networks: ["ledger"] },
    true,
    "Removed the network ledger.\nThere was no volume.",
  ],
])("tells of %s", (_, removed, volumes, text) => {
  expect(removedText(removed, { volumes })).toBe(text);
});
