import type {
  AppMentionEvent,
  ChannelArchiveEvent,
  ChannelCreatedEvent,
  ChannelLeftEvent,
  ChannelRenameEvent,
  ChannelUnarchiveEvent,
  GenericMessageEvent,
  GroupArchiveEvent,
  GroupLeftEvent,
  GroupRenameEvent,
  GroupUnarchiveEvent,
  MemberJoinedChannelEvent,
  MemberLeftChannelEvent,
  MessageChangedEvent,
  MessageDeletedEvent,
  PinAddedEvent,
  PinRemovedEvent,
  ReactionAddedEvent,
  ReactionRemovedEvent,
} from "@slack/types";
import { expectTypeOf, it } from "vitest";
import type {
  archivedEvents,
  createdEvents,
  renamedEvents,
} from "../../../../src/simulators/slack/events/channel-events.ts";
import type { joinedEvents, leftEvents } from "../../../../src/simulators/slack/events/member-events.ts";
import type {
  changedEvent,
  deletedEvent,
  mentionEvent,
  postedEvent,
} from "../../../../src/simulators/slack/events/message-events.ts";
import type { pinEvents } from "../../../../src/simulators/slack/events/pin-events.ts";
import type { reactionEvents } from "../../../../src/simulators/slack/events/reaction-events.ts";

/** What people or apps put into a message, which is kept as it came. */
type Content = "blocks" | "metadata" | "attachments" | "files" | "root" | "assistant_app_thread";

type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T as Key extends Content ? never : Key]: Plain<T[Key]> }
    : T;

type EventsOf<Make extends (...args: never[]) => readonly unknown[]> = Plain<ReturnType<Make>[number]>;

/** Which kind of message it is, the simulator decides only as it runs. */
type Bare<Event> = Omit<Event, "subtype" | Content>;

it("sends events in the shapes that the SDK's types promise", () => {
  expectTypeOf<EventsOf<typeof reactionEvents>>().toExtend<
    Either<ReactionAddedEvent, ReactionRemovedEvent>
  >();
  expectTypeOf<EventsOf<typeof pinEvents>>().toExtend<PinAddedEvent | PinRemovedEvent>();
  expectTypeOf<EventsOf<typeof joinedEvents>>().toExtend<MemberJoinedChannelEvent>();
  expectTypeOf<EventsOf<typeof leftEvents>>().toExtend<
    MemberLeftChannelEvent | Either<ChannelLeftEvent, GroupLeftEvent>
  >();
  expectTypeOf<EventsOf<typeof createdEvents>>().toExtend<ChannelCreatedEvent>();
  expectTypeOf<EventsOf<typeof renamedEvents>>().toExtend<ChannelRenameEvent | GroupRenameEvent>();
  expectTypeOf<EventsOf<typeof archivedEvents>>().toExtend<
    ChannelArchiveEvent | ChannelUnarchiveEvent | GroupArchiveEvent | GroupUnarchiveEvent
  >();
});

it("sends messages in the shapes that the SDK's types promise", () => {
  expectTypeOf<Bare<Plain<ReturnType<typeof postedEvent>>>>().toExtend<Posted>();
  expectTypeOf<Bare<Plain<ReturnType<typeof mentionEvent>>>>().toExtend<Bare<AppMentionEvent>>();
  expectTypeOf<Omit<ReturnType<typeof changedEvent>, "message" | "previous_message">>().toExtend<
    Omit<MessageChangedEvent, "message" | "previous_message">
  >();
  expectTypeOf<Omit<ReturnType<typeof deletedEvent>, "previous_message">>().toExtend<
    Omit<MessageDeletedEvent, "previous_message">
  >();
});

/** A message under a name of its own is of no user. */
type Posted = Omit<Bare<GenericMessageEvent>, "user"> & Partial<Pick<GenericMessageEvent, "user">>;

/** Two events of one shape, told apart by their type alone. */
type Either<One extends { type: string }, Other extends { type: string }> = Omit<One, "type"> & {
  type: One["type"] | Other["type"];
};
