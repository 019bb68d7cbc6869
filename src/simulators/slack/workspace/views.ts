import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import type { Installation } from "../apps/installation.ts";
import { createTimeIds } from "../time-ids.ts";
import { changedView, composeView } from "./compose-view.ts";
import type { MessageBoard } from "./message-board.ts";
import type { EnteredValues, SlackView, ViewDraft } from "./view.ts";
import type { HomeOpened } from "./view-change.ts";

/** Documented: a modal and two that are pushed above it. */
export const MOST_MODALS = 3;

/** A view, whose it is, and the faults that it shows beside its inputs, by the block's id. */
export interface ShownView {
  readonly view: SlackView;
  readonly user: string;
  readonly installation: Installation;
  readonly errors: Readonly<Record<string, string>>;
}

/** The modals and the home tabs of the people of one workspace. */
export interface Views {
  get(id: string): ShownView | undefined;
  withExternalId(externalId: string): ShownView | undefined;
  /** The person's modals, the lowest first. */
  stackOf(user: string): readonly ShownView[];
  homeOf(user: string, appId: string): SlackView | undefined;
  /** Opens a modal in the place of all that are open for the person. */
  open(installation: Installation, user: string, draft: ViewDraft): SlackView;
  /** Puts a modal above the person's others. */
  push(installation: Installation, user: string, draft: ViewDraft): SlackView;
  /** The app changes a view. What the person has entered stays where the inputs do. */
  update(shown: ShownView, draft: ViewDraft): SlackView;
  publish(installation: Installation, user: string, draft: ViewDraft): SlackView;
  /** Keeps what the person has entered. */
  enter(shown: ShownView, values: EnteredValues): void;
  showErrors(shown: ShownView, errors: Readonly<Record<string, string>>): void;
  /** Takes away the person's modals from this one on upwards. */
  close(shown: ShownView): void;
  /** The person looks at the app's home, which changes nothing but is told. */
  visitHome(installation: Installation, visit: Pick<HomeOpened, "user" | "tab" | "channel">): void;
}

export function createViews(clock: Clock, { tell, nextTs }: Pick<MessageBoard, "tell" | "nextTs">): Views {
  const views = new Map<string, ShownView>();
  const stacks = new Map<string, readonly string[]>();
  const homes = new Map<string, string>();
  const nextId = createTimeIds("V", clock);
  let changes = 0;

  function nextHash(): string {
    changes += 1;
    const digest = createHash("sha256").update(`${changes}`).digest("hex").slice(0, 8);
    return `${Math.floor(clock.now() / 1000)}.${digest}`;
  }

  const stackOf = (user: string) => (stacks.get(user) ?? []).flatMap((id) => views.get(id) ?? []);

  function show(installation: Installation, user: string, draft: ViewDraft, below?: SlackView): SlackView {
    const id = nextId();
    const identity = { id, root_view_id: below?.root_view_id ?? id, previous_view_id: below?.id ?? null };
    const view = composeView(draft, identity, nextHash(), installation);
    views.set(id, { view, user, installation, errors: {} });
    return view;
  }

  function closeAll(closing: readonly ShownView[]): void {
    for (const { view, user } of closing.toReversed()) {
      views.delete(view.id);
      const left = (stacks.get(user) ?? []).filter((id) => id !== view.id);
      if (left.length > 0) stacks.set(user, left);
      else stacks.delete(user);
      tell({ type: "view-closed", user, view });
    }
  }

  function change(shown: ShownView, draft: ViewDraft): SlackView {
    const view = changedView(shown.view, draft, nextHash(), shown.installation);
    views.set(view.id, { ...shown, view, errors: {} });
    return view;
  }

  const homeOf = (user: string, appId: string) => views.get(homes.get(homeKey(user, appId)) ?? "");

  return {
    get: (id) => views.get(id),
    withExternalId: (externalId) =>
      externalId === "" ? undefined : [...views.values()].find(({ view }) => view.external_id === externalId),
    stackOf,
    homeOf: (user, appId) => homeOf(user, appId)?.view,
    open(installation, user, draft) {
      closeAll(stackOf(user));
      const view = show(installation, user, draft);
      stacks.set(user, [view.id]);
      tell({ type: "view-opened", user, view });
      return view;
    },
    push(installation, user, draft) {
      const stack = stackOf(user);
      const view = show(installation, user, draft, stack.at(-1)?.view);
      stacks.set(user, [...stack.map((each) => each.view.id), view.id]);
      tell({ type: "view-opened", user, view });
      return view;
    },
    update(shown, draft) {
      const view = change(shown, draft);
      tell({ type: view.type === "home" ? "home-published" : "view-updated", user: shown.user, view });
      return view;
    },
    publish(installation, user, draft) {
      const published = homeOf(user, installation.app.id);
      const view = published === undefined ? show(installation, user, draft) : change(published, draft);
      homes.set(homeKey(user, installation.app.id), view.id);
      tell({ type: "home-published", user, view });
      return view;
    },
    enter(shown, values) {
      views.set(shown.view.id, { ...shown, view: { ...shown.view, state: { values } } });
    },
    showErrors(shown, errors) {
      views.set(shown.view.id, { ...shown, errors });
      tell({ type: "view-errors", user: shown.user, view: shown.view, errors });
    },
    close(shown) {
      const stack = stackOf(shown.user);
      const place = stack.findIndex(({ view }) => view.id === shown.view.id);
      if (place >= 0) closeAll(stack.slice(place));
    },
    visitHome({ app, botUserId }, visit) {
      const view = homeOf(visit.user, app.id)?.view;
      const home = visit.tab === "home" && view !== undefined ? { view } : {};
      tell({ type: "home-opened", ...visit, botUserId, ...home, at: nextTs() });
    },
  };
}

function homeKey(user: string, appId: string): string {
  return `${user} ${appId}`;
}
