/** Where the counts are kept; degraded while replicas cannot share them. */
export interface LimitsState {
  readonly state: "up" | "degraded";
  readonly detail: string;
}
