import { lookup } from "node:dns/promises";
import { isIPv4 } from "node:net";

/** Whether who listens on `host` hears what is sent to `other`: two addresses, or names of them. */
export async function covers(host: string, other: string): Promise<boolean> {
  const [own, asked] = await Promise.all([addressOf(host), addressOf(other)]);
  if (own === asked || own === "::") return true;
  return own === "0.0.0.0" && isIPv4(asked);
}

/** A name that nobody knows stays one: listening on it fails, and says why. */
async function addressOf(host: string): Promise<string> {
  return lookup(host).then(
    ({ address }) => address,
    () => host,
  );
}
