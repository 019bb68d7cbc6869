import type { Check } from "../check.ts";
import { faultFound } from "../fault-found.ts";
import { type Surroundings, settingsOf } from "../surroundings.ts";

/** Whether the endpoint is set completely. It is not called. */
export function modelEndpoint({ env }: Pick<Surroundings, "env">): Check {
  return {
    id: "model-endpoint",
    title: "Model endpoint",
    severity: "minor",
    async run() {
      const looked = {
        did: "Looked at LITELLM_BASE_URL and LITELLM_DEVELOPER_KEY; the endpoint was not called",
        wanted: "both",
      };
      if (!env.LITELLM_BASE_URL && !env.LITELLM_DEVELOPER_KEY)
        return { state: "SKIPPED", evidence: { ...looked, saw: "not set; the offline model answers" } };
      try {
        const { LITELLM_BASE_URL: url = "" } = settingsOf(env, "LITELLM_BASE_URL", "LITELLM_DEVELOPER_KEY");
        // The origin only: a URL may hold a password.
        const saw = `${new URL(url).origin} and a key are set; whether it answers was not tried`;
        return { state: "PASS", evidence: { ...looked, saw } };
      } catch (error) {
        return faultFound(error, looked);
      }
    },
  };
}
