/** Settings with an endpoint that is nowhere: cassettes do not go by hosts and keys, and a replay needs neither. */
export function withReplayEndpoint<Given extends object>(settings: Given): Given & ReplayEndpoint {
  return { ...settings, LITELLM_BASE_URL: "http://cassettes.invalid/v1", LITELLM_DEVELOPER_KEY: "no-key" };
}

interface ReplayEndpoint {
  readonly LITELLM_BASE_URL: string;
  readonly LITELLM_DEVELOPER_KEY: string;
}
