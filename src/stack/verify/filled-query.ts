/** What Grafana would put in the place of its variables when everything is chosen. */
export interface Chosen {
  readonly instances: readonly string[];
  /** `$__rate_interval`. */
  readonly rateInterval: string;
}

export function filledQuery(expr: string, { instances, rateInterval }: Chosen): string {
  const all = instances.map((instance) => instance.replaceAll(".", "\\\\.")).join("|");
  return expr.replaceAll("$instance", `(${all})`).replaceAll("$__rate_interval", rateInterval);
}
