// Block Kit blocks as elements: https://docs.slack.dev/reference/block-kit/blocks
// A surface is where they stand, a message or a view: see controls.js for what it can do.

import { control } from "./controls.js";
import { element, freshId } from "./dom.js";
import { icon } from "./icons.js";
import { fromMarkdown, mrkdwn, textObject, wordsOf } from "./mrkdwn.js";
import { richText } from "./rich_text.js";
import { state } from "./state.js";
import { say } from "./words.js";

const BLOCKS = {
  section,
  header: (block) => element("h3", { class: "block header" }, textObject(block.text)),
  divider: () => element("hr", { class: "block divider" }),
  context: (block, surface) =>
    element("div", { class: "block context" }, block.elements.map((part) => contextPart(part, surface))),
  actions: (block, surface) =>
    element("div", { class: "block actions" }, block.elements.map((one) => control(one, block, surface))),
  image: (block) =>
    element(
      "figure",
      { class: "block" },
      block.title && element("figcaption", {}, textObject(block.title)),
      image(block, "picture"),
    ),
  rich_text: (block) => element("div", { class: "block rich" }, richText(block)),
  markdown: (block) => element("div", { class: "block text" }, mrkdwn(fromMarkdown(block.text))),
  input,
};

/** The blocks of a message, modal or Home tab. One of an unknown kind is named, not dropped. */
export function drawBlocks(blocks, surface) {
  return blocks.map((block) => (BLOCKS[block.type] ?? unknown)(block, surface));
}

function unknown(block) {
  return element("p", { class: "block unsupported" }, say("unsupported", { kind: block.type }));
}

function section(block, surface) {
  const label = wordsOf(block.text).slice(0, 80);
  return element(
    "div",
    { class: "block section" },
    element(
      "div",
      { class: "section-text" },
      block.text && element("div", { class: "text" }, textObject(block.text)),
      block.fields &&
        element("div", { class: "fields" }, block.fields.map((field) => element("div", { class: "text" }, textObject(field)))),
    ),
    block.accessory && element("div", { class: "accessory" }, accessory(block, surface, label)),
  );
}

function accessory(block, surface, label) {
  if (block.accessory.type === "image") return image(block.accessory, "thumbnail");
  return control(block.accessory, block, surface, { label });
}

function contextPart(part) {
  return part.type === "image" ? image(part, "tiny") : element("span", { class: "text" }, textObject(part));
}

/** An uploaded file's picture, or a frame with what it shows: from elsewhere nothing is loaded. */
function image(part, size) {
  if (part.slack_file?.id) {
    const source = `/page/files/${encodeURIComponent(part.slack_file.id)}?as=${encodeURIComponent(state.seen.me)}`;
    return element("img", { class: `image ${size}`, src: source, alt: part.alt_text });
  }
  const explained = `${part.alt_text} (${say("notLoaded")})`;
  return element(
    "span",
    { class: `image frame ${size}`, role: "img", "aria-label": part.alt_text, title: explained },
    size === "tiny" ? icon("picture") : part.alt_text,
    size === "picture" && element("small", {}, say("notLoaded")),
  );
}

function input(block, surface) {
  const [fieldId, labelId, hintId, errorId] = [freshId(), freshId(), freshId(), freshId()];
  const complaint = surface.complaints?.[block.block_id];
  const describedBy = [complaint && errorId, block.hint && hintId].filter(Boolean).join(" ") || null;
  const named = { fieldId, labelId, describedBy, isInvalid: Boolean(complaint), isRequired: !block.optional };
  return element(
    "div",
    { class: complaint ? "block input invalid" : "block input" },
    element(
      "label",
      { class: "label", id: labelId, for: fieldId },
      textObject(block.label),
      block.optional && element("span", { class: "optional" }, ` ${say("optional")}`),
    ),
    control(block.element, block, surface, named),
    complaint && element("p", { class: "complaint", id: errorId, role: "alert" }, complaint),
    block.hint && element("p", { class: "hint", id: hintId }, textObject(block.hint)),
  );
}
