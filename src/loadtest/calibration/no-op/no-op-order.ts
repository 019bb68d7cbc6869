/** Which bot that does nothing, as plain data for its process. */
export type NoOpOrder = { readonly target: "http" } | ({ readonly target: "slack" } & NoOpSlack);

/** The simulated Slack that it is in. */
export interface NoOpSlack {
  /** Of the Web API. */
  readonly url: string;
  readonly appToken: string;
  readonly botToken: string;
}
