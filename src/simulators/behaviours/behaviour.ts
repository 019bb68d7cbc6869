/** How we know that the real one does something: it says so, somebody saw it, or it is our best guess. */
export type Basis = "documented" | "observed" | "assumed";

/** One thing that the simulator does as what it stands for, as a line of its document. */
export interface Behaviour {
  /** One sentence. */
  readonly says: string;
  readonly basis: Basis;
  /** Where it is documented or was observed: a page of documentation, an issue, a package's source. */
  readonly source?: string;
  /** The test that fails where the simulator does not do it: its file in the simulator's folder of tests, and its title. */
  readonly test: { readonly file: string; readonly title: string };
}
