import { once } from "node:events";
import { createServer } from "node:net";
import { reasonOf } from "../../core/errors.ts";
import { codeOf } from "../../store/embedded/error-code.ts";
import type { Check, Trouble } from "../check.ts";
import { type Surroundings, settingsOf } from "../surroundings.ts";

export function httpPort({ env }: Pick<Surroundings, "env">): Check {
  return {
    id: "http-port",
    title: "HTTP port",
    severity: "major",
    async run() {
      const { HOST: host, PORT: port } = settingsOf(env, "HOST", "PORT");
      const looked = {
        did: `Listened on ${host}:${port} for a moment`,
        wanted: "an address of this machine and a port that is free",
      };
      const refused = await listen(host, port);
      if (!refused) return { state: "PASS", evidence: { ...looked, saw: freeAt(host, port) } };
      if (codeOf(refused) !== "EADDRINUSE")
        return { state: "FAIL", evidence: { ...looked, saw: reasonOf(refused) }, remedy: NOT_OURS };
      const saw = `${host}:${port} is in use by another program`;
      return { ...takenWhere(Boolean(env.PORT)), evidence: { ...looked, saw } };
    },
  };
}

/** What the system says of an address that cannot be listened on, and would say again. */
const REFUSALS = ["EADDRINUSE", "EACCES", "EADDRNOTAVAIL"];

async function listen(host: string, port: number): Promise<unknown> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
    return undefined;
  } catch (error) {
    if (!REFUSALS.includes(codeOf(error) ?? "")) throw error;
    return error;
  } finally {
    server.close();
  }
}

function freeAt(host: string, port: number): string {
  return port === 0 ? `a free port is taken on ${host}` : `${host}:${port} is free`;
}

const NOT_OURS =
  "Set HOST to an address of this machine, and PORT to one that this user may take (from 1024).";

/** A port that nobody asked for is the usual one: `ledger dev` takes another when it is in use. */
function takenWhere(asked: boolean): Pick<Trouble, "state" | "remedy"> {
  const stop = "stop that program, or set PORT to a free one";
  return asked
    ? { state: "FAIL", remedy: `For this port ${stop}.` }
    : { state: "WARN", remedy: `\`ledger dev\` takes a free one instead; for \`ledger start\` ${stop}.` };
}
