// A list of messages, of a channel or of a thread.

import { drawBlocks } from "./blocks.js";
import { dayKey, dayName, fullMoment, ofTs, timeOfDay } from "./dates.js";
import { element, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { addressOf, here, isNew, messagesIn, now, person, state } from "./state.js";
import { messageSurface } from "./surfaces.js";
import { say } from "./words.js";

/** How many colours people have in page.css. */
const HUES = 8;

/** Messages of one author within so many seconds stand together under one name. */
const TOGETHER_SECONDS = 300;

/** Draw a channel's messages (a thread's, where `threadTs` says which) into the list, changing only what changed. */
export function drawMessages(list, channel, threadTs) {
  const place = threadTs ? `${channel.id}:${threadTs}` : channel.id;
  const messages = messagesIn(channel, threadTs);
  const notices = state.notices.filter((notice) => notice.place === place);
  const lines = [...messages, ...notices].sort((one, other) => Number(one.ts) - Number(other.ts));
  const items = lines.flatMap((message, index) => linesOf(message, lines[index - 1], channel, threadTs));
  reconcile(list, items, (item) => item.key, (item) => draw(item, channel));
}

/** Remember something that Slack itself says to the person, in this page alone. */
export function notice(place, text) {
  state.notices.push({ place, text, ts: String(now() / 1000), isNotice: true });
}

/** A message's line, and before the first of a day that day's divider. */
function linesOf(message, before, channel, threadTs) {
  const at = ofTs(message.ts);
  const startsDay = !before || dayKey(ofTs(before.ts)) !== dayKey(at);
  const isFollowUp =
    !startsDay && !message.isNotice && !message.only_you && before.user === message.user && !before.only_you &&
    Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS;
  const line = { key: message.ts, message, isFollowUp, replies: threadTs ? null : repliesTo(message, channel), canReply: !threadTs };
  return startsDay ? [{ key: `day ${dayKey(at)}`, day: dayName(at) }, line] : [line];
}

function repliesTo(message, channel) {
  const replies = messagesIn(channel, message.ts).filter((one) => one.ts !== message.ts);
  if (!replies.length) return null;
  const place = `${channel.id}:${message.ts}`;
  return { count: replies.length, latest: replies.at(-1).ts, isNew: replies.some((one) => isNew(one, place)) };
}

function draw({ day, message, isFollowUp, replies, canReply }, channel) {
  if (day) return element("h3", { class: "day" }, element("span", {}, day));
  if (message.isNotice) return drawNotice(message);
  const author = person(message.user);
  const kind = ["message", isFollowUp && "follow-up", message.only_you && "only-you"].filter(Boolean).join(" ");
  return element(
    "article",
    { class: kind, "aria-label": `${author.real_name}, ${timeOfDay(ofTs(message.ts))}` },
    isFollowUp ? element("span", { class: "gutter" }, timeOf(message)) : avatar(author),
    element(
      "div",
      { class: "message-body" },
      message.only_you && element("p", { class: "only-you-mark" }, icon("eye"), say("onlyYou")),
      !isFollowUp &&
        element(
          "div",
          { class: "byline" },
          element("span", { class: "author" }, author.real_name),
          author.is_bot && element("span", { class: "badge" }, say("app")),
          timeOf(message),
        ),
      content(message, channel),
      message.files.map(drawFile),
      (replies || (canReply && !message.only_you && !channel.is_archived)) && threadLink(message, channel, replies),
    ),
  );
}

function content(message, channel) {
  const edited = message.is_edited && element("span", { class: "edited" }, ` ${say("edited")}`);
  if (message.blocks.length) {
    return element("div", { class: "blocks" }, drawBlocks(message.blocks, messageSurface(channel, message)), edited);
  }
  return message.text ? element("div", { class: "text" }, mrkdwn(message.text), edited) : null;
}

function drawNotice({ text, ts }) {
  return element(
    "article",
    { class: "message only-you" },
    element("span", { class: "avatar notice-avatar", "aria-hidden": "true" }, "i"),
    element(
      "div",
      { class: "message-body" },
      element("p", { class: "only-you-mark" }, icon("eye"), say("onlyYou")),
      element("div", { class: "byline" }, element("span", { class: "author" }, say("notice_from")), timeOf({ ts })),
      element("div", { class: "text" }, text),
    ),
  );
}

function drawFile(file) {
  const source = `/page/files/${encodeURIComponent(file.id)}?as=${encodeURIComponent(state.seen.me)}`;
  const words = [
    element("span", { class: "file-name" }, file.title),
    element("span", { class: "file-size" }, sizeOf(file.size)),
  ];
  if (!file.has_content) return element("div", { class: "file" }, words);
  return element(
    "div",
    { class: "file" },
    /\.(png|jpe?g|gif|webp)$/i.test(file.name) && element("img", { class: "image picture", src: source, alt: file.title }),
    element("a", { href: source, download: file.name, "aria-label": say("download", { name: file.name }) }, words, icon("download")),
  );
}

function sizeOf(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function threadLink(message, channel, replies) {
  const href = addressOf({ me: here().me, place: here().place, thread: message.ts });
  const words = !replies
    ? say("replyInThread")
    : replies.count === 1 ? say("reply") : say("replies", { n: replies.count });
  return element(
    "a",
    { class: replies ? "thread-link" : "thread-link quiet", href, "data-focus": `thread ${message.ts}` },
    !replies && icon("messages"),
    element("span", { class: "words" }, words),
    replies?.isNew && element("span", { class: "new" }, say("newReply")),
    replies && element("span", { class: "latest" }, timeOfDay(ofTs(replies.latest))),
  );
}

function timeOf({ ts }) {
  return element("time", { title: fullMoment(ofTs(ts)) }, timeOfDay(ofTs(ts)));
}

/** A person's initials on a colour of their own; the app's on its own shape. */
export function avatar(author) {
  const initials = author.real_name.replace(/\(.*\)/, "").trim().split(/\s+/).map((word) => word[0]);
  const hue = Math.max(0, state.seen.people.findIndex((one) => one.id === author.id)) % HUES;
  const kind = author.is_bot ? "avatar bot" : `avatar hue-${hue}`;
  return element("span", { class: kind, "aria-hidden": "true" }, [initials[0], initials.length > 1 && initials.at(-1)].filter(Boolean).join(""));
}
