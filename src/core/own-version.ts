import { readFile } from "node:fs/promises";
import { z } from "zod";
import { shippedFile } from "./shipped-file.ts";

/** Ledger's own version, as package.json has it. */
export async function ownVersion(): Promise<string> {
  const text = await readFile(shippedFile("package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
