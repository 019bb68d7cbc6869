import { it } from "vitest";
import { needs } from "../needs.ts";

needs("redis-server");

it("runs only where redis-server is", () => {});
