// The rich_text block: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

import { inFormat } from "./dates.js";
import { element } from "./dom.js";
import { emoji } from "./emoji.js";
import { broadcast, channelMention, link, mention } from "./mrkdwn.js";

const STYLES = { bold: "b", italic: "i", strike: "s", underline: "u", code: "code" };

const PARTS = {
  rich_text_section: (part) => element("div", { class: "rich-section" }, part.elements.map(inline)),
  rich_text_quote: (part) => element("blockquote", {}, part.elements.map(inline)),
  rich_text_preformatted: (part) => element("pre", {}, part.elements.map(inline)),
  rich_text_list: (part) =>
    element(
      part.style === "ordered" ? "ol" : "ul",
      { class: `rich-list indent-${part.indent ?? 0}`, start: part.offset ? part.offset + 1 : null },
      part.elements.map((item) => element("li", {}, item.elements.map(inline))),
    ),
};

const INLINE = {
  text: (part) => document.createTextNode(part.text),
  link: (part) => link(part.url, part.text || part.url),
  emoji: (part) => document.createTextNode(emoji(part.name) ?? `:${part.name}:`),
  user: (part) => mention(part.user_id),
  channel: (part) => channelMention(part.channel_id),
  usergroup: (part) => broadcast(part.usergroup_id),
  broadcast: (part) => broadcast(part.range),
  date: (part) => element("time", { title: part.fallback ?? null }, dateWords(part)),
  color: (part) => element("code", {}, part.value),
};

function dateWords(part) {
  const words = inFormat(part.timestamp, part.format);
  return part.url ? link(part.url, words) : words;
}

function inline(part) {
  const draw = INLINE[part.type];
  const node = draw ? draw(part) : document.createTextNode("");
  const tags = Object.keys(STYLES).filter((style) => part.style?.[style]);
  return tags.reduce((inner, style) => element(STYLES[style], {}, inner), node);
}

/** The parts of a rich_text block. */
export function richText(block) {
  return block.elements.map((part) => PARTS[part.type]?.(part));
}
