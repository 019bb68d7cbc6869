/** How we know that Slack does something: it says so, somebody saw it, or it is our best guess. */
export type Basis = "documented" | "observed" | "assumed";

/** One thing that the simulator does as Slack does, as a line of `docs/slack-simulator.md`. */
export interface Behaviour {
  /** One sentence. */
  readonly says: string;
  readonly basis: Basis;
  /** Where it is documented or was observed: a page of Slack's documentation, an issue, a package's source. */
  readonly source?: string;
  /** The test that fails where the simulator does not do it: its file under `test/simulators/slack`, and its title. */
  readonly test: { readonly file: string; readonly title: string };
}
