/** What a person looks at while the app's pane is open beside it. */
export interface LookingAt {
  readonly channel: string;
  /** The ts of a message in the channel, which only the agent surface tells to the app. */
  readonly message?: string;
}
