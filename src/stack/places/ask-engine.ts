import { request } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { reasonOf } from "../../core/errors.ts";

export interface Engine {
  /** Such as `Docker Engine` or `Podman Engine`. */
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
}

export type EngineAnswer =
  | { readonly kind: "answered"; readonly engine: Engine }
  | { readonly kind: "not there" | "permission denied" | "refused" | "no answer" }
  /** Something listens, and it is no engine, or it fails in a way of its own. */
  | { readonly kind: "failed"; readonly reason: string };

const ANSWER_WITHIN_MS = 1_000;

const versionSchema = z.object({
  Version: z.string(),
  ApiVersion: z.string(),
  Platform: z.object({ Name: z.string() }).optional(),
  Components: z.array(z.object({ Name: z.string() })).optional(),
});

const ANSWER_OF_CODE: Readonly<Record<string, "not there" | "permission denied" | "refused">> = {
  ENOENT: "not there",
  // A file stands where the socket's folder would be.
  ENOTDIR: "not there",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ECONNREFUSED: "refused",
};

/** Asks for `/_ping` and `/version` of the Docker API, both at once, and waits a second at most. Never rejects. */
export async function askEngine(socketPath: string): Promise<EngineAnswer> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const [, version] = await Promise.all([
      get(socketPath, "/_ping", signal),
      get(socketPath, "/version", signal),
    ]);
    const parsed = versionSchema.safeParse(JSON.parse(version));
    if (!parsed.success) return { kind: "failed", reason: "it does not say its version as an engine does" };
    return { kind: "answered", engine: engineOf(parsed.data) };
  } catch (error) {
    if (signal.aborted) return { kind: "no answer" };
    const kind = ANSWER_OF_CODE[codeOf(error)];
    return kind ? { kind } : { kind: "failed", reason: reasonOf(error) };
  }
}

function get(socketPath: string, path: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, signal, agent: false }, (response) => {
      const { statusCode } = response;
      if (statusCode === 200) text(response).then(resolve, reject);
      else {
        response.destroy();
        reject(new Error(`GET ${path} gave status ${statusCode}`));
      }
    });
    asked.once("error", reject);
    asked.end();
  });
}

/** Podman says its platform where Docker says its product; a plain Docker Engine leaves it empty. */
function engineOf({ Version, ApiVersion, Platform, Components = [] }: z.infer<typeof versionSchema>): Engine {
  const podman = Components.find(({ Name }) => Name.startsWith("Podman"));
  return {
    name: podman?.Name ?? (Platform?.Name || "Docker Engine"),
    version: Version,
    apiVersion: ApiVersion,
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
