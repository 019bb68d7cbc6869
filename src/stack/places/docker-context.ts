import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { reasonOf } from "../../core/errors.ts";
import { addressOf, type EnginePlace } from "./engine-place.ts";

const configSchema = z.object({ currentContext: z.string().optional() });

const metaSchema = z.object({ Endpoints: z.object({ docker: z.object({ Host: z.string() }) }) });

/** Of Docker's own rules: this one stands for no context at all. */
const DEFAULT_CONTEXT = "default";

/**
 * The place that Docker's current context names, where there is one. Read as the Docker CLI does:
 * `config.json` names the context, and `contexts/meta/<sha256 of the name>/meta.json` holds its host.
 */
export async function dockerContextPlace(
  folder: string,
  chosen: string | undefined,
): Promise<EnginePlace | undefined> {
  const name = chosen || (await currentContext(folder));
  if (!name || name === DEFAULT_CONTEXT) return undefined;
  const origin = `Docker context ${name}`;
  const hash = createHash("sha256").update(name).digest("hex");
  const path = join(folder, "contexts", "meta", hash, "meta.json");
  try {
    const meta = metaSchema.parse(JSON.parse(await readFile(path, "utf8")));
    return { origin, address: addressOf(meta.Endpoints.docker.Host) };
  } catch (error) {
    const why = error instanceof z.ZodError ? "it names no host" : reasonOf(error);
    return { origin, address: { kind: "other", named: path, reason: `cannot be read: ${why}` } };
  }
}

/** A configuration that is missing or broken names no context, to Docker as to us. */
async function currentContext(folder: string): Promise<string | undefined> {
  try {
    return configSchema.parse(JSON.parse(await readFile(join(folder, "config.json"), "utf8"))).currentContext;
  } catch {
    return undefined;
  }
}
