// What the person is looking at: a channel, the messages with the app, its Home tab, and a thread beside them.

import { drawBlocks } from "./blocks.js";
import { composer } from "./composer.js";
import { element, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { drawMessages } from "./messages.js";
import { perform } from "./server.js";
import { addressOf, directMessage, here, isNew, messagesIn, state } from "./state.js";
import { viewSurface } from "./surfaces.js";
import { say } from "./words.js";

/** So close to the end of a list, in pixels, one is reading along, and it follows what comes. */
const AT_THE_END = 80;

/** The main pane. `menu` is the button that opens the sidebar on a phone; `draw` brings it up to date. */
export function mainPane(pane, menu) {
  let [shown, part] = [null, null];

  function draw() {
    const { me, place } = here();
    const channel = place === "messages" ? directMessage() : state.seen.channels.get(place);
    const key = `${me} ${place} ${channel?.is_archived ?? "none"}`;
    if (key !== shown) {
      shown = key;
      part = place === "home" ? homePart() : channel && conversation(channel.id, null);
      pane.replaceChildren(header(menu, place, channel), ...(part?.nodes ?? []));
    }
    part?.draw();
  }

  return { draw };
}

/** The pane of a thread, hidden where none is open. */
export function threadPane(pane) {
  let [shown, part] = [null, null];

  function draw() {
    const { me, place, thread } = here();
    const channel = place === "messages" ? directMessage() : state.seen.channels.get(place);
    const isOpen = Boolean(thread && channel?.messages.has(thread));
    pane.hidden = !isOpen;
    document.body.classList.toggle("thread-open", isOpen);
    const key = isOpen ? `${me} ${place} ${thread}` : null;
    if (key !== shown) {
      shown = key;
      part = isOpen ? conversation(channel.id, thread) : null;
      pane.replaceChildren(...(isOpen ? [threadHeader(me, place), ...part.nodes] : []));
      pane.querySelector("textarea")?.focus();
    }
    part?.draw();
  }

  return { draw };
}

function header(menu, place, channel) {
  const app = state.seen.app.name;
  const isDirect = place === "messages" || place === "home";
  const title = isDirect ? app : channel ? [icon(channel.is_private ? "private" : "public"), " ", channel.name] : say("gone");
  const about = isDirect || !channel ? null : [say("members", { n: channel.members.length }), channel.topic].filter(Boolean).join(" · ");
  const tabs = ["messages", "home"].filter((tab) => tab === "messages" || state.seen.app.has_home || state.seen.home);
  return element(
    "header",
    { class: "pane-header" },
    menu,
    element("div", { class: "pane-title" }, element("h2", {}, title), about && element("p", { class: "about" }, about)),
    isDirect &&
      element("div", { class: "tabs" }, tabs.map((tab) =>
        element("a", { href: addressOf({ me: here().me, place: tab }), "aria-current": tab === place ? "page" : null }, say(tab)))),
  );
}

function threadHeader(me, place) {
  const close = element(
    "a",
    { class: "plain", href: addressOf({ me, place }), "aria-label": say("closeThread") },
    icon("close"),
  );
  return element("header", { class: "pane-header" }, element("div", { class: "pane-title" }, element("h2", {}, say("thread"))), close);
}

/** A channel or a thread: its log, and the composer under it. */
function conversation(channelId, threadTs) {
  const channel = () => state.seen.channels.get(channelId);
  const { name, is_direct: isDirect, is_archived: isArchived } = channel();
  const words = isDirect ? state.seen.app.name : `#${name}`;
  const label = threadTs ? say("replyTo") : say("messageTo", { place: words });
  const list = element("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": threadTs ? say("thread") : words, tabindex: "0" });
  const empty = element("p", { class: "empty" }, isDirect ? say("emptyDirect", { app: words }) : say("empty"));
  const scroller = element("div", { class: "scroller" }, empty, list);
  /** Whether to go to the end whatever is being read: at first, and after one has written something. */
  let toEnd = true;

  function draw() {
    if (!channel()) return;
    const isAtEnd = toEnd || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_THE_END;
    drawMessages(list, channel(), threadTs);
    empty.hidden = list.childElementCount > 0;
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
    toEnd = false;
    markRead(channel(), threadTs);
  }

  function sent() {
    toEnd = true;
    draw();
    toEnd = true; // for what was sent is not there yet
  }

  // A picture that has loaded makes the list longer.
  list.addEventListener("load", () => {
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 3 * AT_THE_END) scroller.scrollTop = scroller.scrollHeight;
  }, true);
  const foot = isArchived ? element("p", { class: "empty" }, say("archived")) : composer({ channel: channel(), threadTs, label, sent });
  return { nodes: [scroller, foot], draw };
}

function markRead(channel, threadTs) {
  if (document.visibilityState !== "visible") return;
  const place = threadTs ? `${channel.id}:${threadTs}` : channel.id;
  const unseen = messagesIn(channel, threadTs).filter((message) => isNew(message, place));
  if (!unseen.length) return;
  const { ts } = unseen.at(-1);
  state.seen.read[place] = ts; // at once, so that the next drawing does not tell it again
  perform("mark_read", { as: state.seen.me, place, ts });
}

function homePart() {
  const list = element("div", { class: "home-blocks" });
  const empty = element("p", { class: "empty" }, say("emptyHome", { app: state.seen.app.name }));
  const scroller = element("div", { class: "scroller" }, empty, list);

  function draw() {
    const { home } = state.seen;
    empty.hidden = Boolean(home);
    const blocks = home?.blocks ?? [];
    reconcile(list, blocks.map((block) => ({ block })), ({ block }) => block.block_id, ({ block }) => drawBlocks([block], viewSurface(home))[0]);
  }

  return { nodes: [scroller], draw };
}
