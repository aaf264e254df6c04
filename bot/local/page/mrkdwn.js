// Slack's mrkdwn as elements: https://docs.slack.dev/messaging/formatting-message-text

import { inFormat } from "./dates.js";
import { element } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { addressOf, here, person, state } from "./state.js";

// What is in <…> and in `code` is set aside first, so that an underscore in an address makes nothing slanted.
const OPENS = "\uE000";
const CLOSES = "\uE001";
const SET_ASIDE = /`([^`\n]+)`|<([^<>\n]+)>/g;
const STYLES = [
  ["b", /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/u],
  ["i", /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*[^\s_])_(?![\p{L}\p{N}_])/u],
  ["s", /(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*[^\s~])~(?![\p{L}\p{N}~])/u],
];

/** A text object (mrkdwn or plain_text) as nodes. */
export function textObject(text) {
  if (text.type === "mrkdwn") return mrkdwn(text.text);
  return [text.emoji === false ? text.text : withEmoji(text.text)];
}

/** mrkdwn as nodes: preformatted blocks, quotes, and lines. */
export function mrkdwn(text) {
  const parts = text.split(/```\n?([\s\S]+?)\n?```/);
  return parts.flatMap((part, place) => (place % 2 ? [element("pre", {}, unescaped(part))] : withQuotes(part)));
}

function withQuotes(text) {
  const nodes = [];
  for (const part of text.split(/((?:^(?:&gt;|>) ?.*(?:\n|$))+)/m)) {
    if (/^(&gt;|>)/.test(part)) {
      nodes.push(element("blockquote", {}, inline(part.replace(/^(&gt;|>) ?/gm, "").replace(/\n$/, ""))));
    } else if (part) {
      nodes.push(...inline(part));
    }
  }
  return nodes;
}

function inline(text) {
  const asides = [];
  const marked = text.replace(/[\uE000\uE001]/g, "").replace(SET_ASIDE, (whole, code, angle) => {
    asides.push(code !== undefined ? element("code", {}, unescaped(code)) : meant(angle));
    return `${OPENS}${asides.length - 1}${CLOSES}`;
  });
  return styled(marked, asides);
}

function styled(text, asides) {
  for (const [tag, pattern] of STYLES) {
    const found = pattern.exec(text);
    if (found) {
      const end = found.index + found[0].length;
      return [
        ...styled(text.slice(0, found.index), asides),
        element(tag, {}, styled(found[1], asides)),
        ...styled(text.slice(end), asides),
      ];
    }
  }
  return text
    .split(/\uE000(\d+)\uE001/)
    .map((part, place) => (place % 2 ? asides[Number(part)] : unescaped(withEmoji(part))))
    .filter((part) => part !== "");
}

/** What stands in <…>: a person, a channel, everyone, a date, or a link. */
function meant(angle) {
  const [target, label] = splitOnce(angle, "|");
  if (target.startsWith("@")) return mention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!date^")) return dateOf(target, label);
  if (target.startsWith("!")) return element("span", { class: "mention" }, label ?? `@${target.slice(1).split("^")[0]}`);
  return link(unescaped(target), label === undefined ? undefined : withEmoji(unescaped(label)));
}

export function mention(userId) {
  const isMe = userId === state.seen.me;
  return element("span", { class: isMe ? "mention me" : "mention" }, `@${person(userId).real_name}`);
}

export function channelMention(channelId, label) {
  const channel = state.seen.channels.get(channelId);
  if (!channel) return element("span", { class: "mention" }, `#${label ?? channelId}`);
  const href = addressOf({ me: here().me, place: channelId });
  return element("a", { class: "mention", href }, `#${channel.name}`);
}

export function broadcast(range) {
  return element("span", { class: "mention" }, `@${range}`);
}

function dateOf(target, fallback) {
  const [, seconds, pattern, url] = target.split("^");
  const words = inFormat(Number(seconds), unescaped(pattern ?? "{date}"));
  return element("time", { title: fallback && unescaped(fallback) }, url ? link(unescaped(url), words) : words);
}

/** A link that opens in a tab of its own. What is no web or mail address stays text: it could be a script. */
export function link(url, label = url) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return document.createTextNode(label);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label.replace(/^mailto:/, ""));
}

/** The words of mrkdwn without its markup, for titles and labels. */
export function wordsOf(text) {
  return text ? element("p", {}, textObject(text)).textContent.trim() : "";
}

/** What a markdown block holds, put as mrkdwn: headings, bold, links and lists, which is what apps write there. */
export function fromMarkdown(text) {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/^([^>\n]*)>/gm, "$1&gt;");
  return escaped
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>")
    .replace(/(?<!\*)\*(?!\*|\s)([^*\n]+)\*(?!\*)/g, "_$1_")
    .replace(/\*\*([^*\n]+)\*\*/g, "*$1*")
    .replace(/^#{1,6} +(.+)$/gm, "*$1*")
    .replace(/^(\s*)[-*] /gm, "$1• ");
}

function unescaped(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
