// What the page knows: what the played person sees, as the server told, and where they are looking.

/** Changed by `apply` only; `seen` is null until the first update. */
export const state = {
  seen: null,
  isOnline: true,
  /** What only this page knows: what Slack itself said to the person, by place. */
  notices: [],
  /** What has been put into fields, by surface (a view's id, or channel and ts), then by block and action. */
  held: new Map(),
  /** Complaints beside the fields of modals, by view id, then block id. */
  complaints: new Map(),
};

/** Take in an update from the server. */
export function apply(update) {
  const seen = state.seen;
  switch (update.kind) {
    case "whole":
      // Another run of the server: what this page still knows is of a workspace that is no more.
      if (seen && seen.run !== update.run) location.reload();
      state.seen = { ...update, due: null, channels: new Map(update.channels.map((one) => [one.id, withIndex(one)])) };
      break;
    case "channel":
      seen.channels.set(update.channel.id, withIndex(update.channel));
      break;
    case "message": {
      const { messages } = seen.channels.get(update.channel.id) ?? { messages: new Map() };
      messages.set(update.message.ts, update.message);
      seen.channels.set(update.channel.id, { ...update.channel, messages });
      break;
    }
    case "deleted":
      seen.channels.get(update.channel)?.messages.delete(update.ts);
      break;
    case "views":
      seen.modals = update.modals;
      seen.home = update.home;
      break;
    case "read":
      seen.read[update.place] = update.ts;
      break;
    case "travel":
      seen.is_travelling = update.is_travelling;
      break;
    case "due":
      seen.due = update.at;
      break;
  }
  state.seen.clock = { at: update.now, heard: performance.now() };
}

function withIndex(channel) {
  return { ...channel, messages: new Map(channel.messages.map((message) => [message.ts, message])) };
}

/** The workspace's moment, in milliseconds since 1970: what was last heard, and what has passed since. */
export function now() {
  const { at, heard } = state.seen.clock;
  return at + performance.now() - heard;
}

export function person(id) {
  return state.seen.people.find((one) => one.id === id) ?? { id, name: id, real_name: id, title: "", is_bot: false };
}

/** The direct message with the app, or undefined before its first use. */
export function directMessage() {
  return [...state.seen.channels.values()].find((channel) => channel.is_direct);
}

/** The channels in the order of their names, the direct message not among them. */
export function channels() {
  return [...state.seen.channels.values()]
    .filter((channel) => !channel.is_direct)
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** A channel's messages at the top level, or a thread's with its parent first, in the order of time. */
export function messagesIn(channel, threadTs = null) {
  return [...channel.messages.values()]
    .filter((message) => (threadTs ? message.ts === threadTs || message.thread_ts === threadTs : !isReply(message)))
    .sort((one, other) => Number(one.ts) - Number(other.ts));
}

export function isReply(message) {
  return message.thread_ts !== null && message.thread_ts !== message.ts;
}

/** How many messages of others the person has not seen in a channel, threads apart. */
export function unreadIn(channel) {
  return messagesIn(channel).filter((message) => isNew(message, channel.id)).length;
}

export function isNew(message, place) {
  return message.user !== state.seen.me && Number(message.ts) > Number(state.seen.read[place] ?? 0);
}

/** What a surface's fields hold, by block and action. */
export function heldIn(surface) {
  if (!state.held.has(surface)) state.held.set(surface, new Map());
  return state.held.get(surface);
}

// Where the person is looking stands in the address, so that reloading and going back work:
// #person/place/thread, where place is a channel's id, `home` or `messages`.

export function here() {
  const [me, place, thread] = decodeURIComponent(location.hash.slice(1)).split("/");
  return { me: me || null, place: place || null, thread: thread || null };
}

export function addressOf({ me, place, thread }) {
  return `#${[me, place, thread].filter(Boolean).map(encodeURIComponent).join("/")}`;
}
