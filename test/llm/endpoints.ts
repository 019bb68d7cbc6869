import { afterEach } from "vitest";
import { type Behaviour, type Endpoint, startEndpoint } from "./openai/endpoint.ts";

const endpoints: Endpoint[] = [];

/** Starts an endpoint that is stopped after the test. */
export async function startedEndpoint(
  ...behaviours: readonly [Behaviour, ...Behaviour[]]
): Promise<Endpoint> {
  const endpoint = await startEndpoint(...behaviours);
  endpoints.push(endpoint);
  return endpoint;
}

afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.stop();
});
