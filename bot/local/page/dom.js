// Making and updating elements. Text goes in as text nodes only, so that nothing a person writes becomes markup.

/** An element. Attributes that are null or false are left out, functions become listeners of events. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/**
 * Make the container hold one node per item, in order. A node is drawn anew only where its item changed, so that
 * focus, what is being typed, and a screen reader's place stay where nothing happened.
 */
export function reconcile(container, items, keyOf, draw) {
  const before = new Map([...container.children].map((node) => [node.dataset.key, node]));
  const wanted = items.map((item) => {
    const [key, signature] = [keyOf(item), JSON.stringify(item)];
    const known = before.get(key);
    if (known && known.signature === signature) return known;
    const node = draw(item);
    node.dataset.key = key;
    node.signature = signature;
    if (known) {
      const restore = keepFocus(known);
      known.replaceWith(node);
      restore(node);
    }
    return node;
  });
  const kept = new Set(wanted);
  for (const node of [...container.children]) if (!kept.has(node)) node.remove();
  wanted.forEach((node, place) => {
    if (container.children[place] !== node) container.insertBefore(node, container.children[place] ?? null);
  });
}

/** Remember which marked element in a node has focus; the result puts focus, and the caret, back in a new node. */
export function keepFocus(node) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  const mark = focused?.dataset.focus;
  if (!mark) return () => {};
  const caret = focused.selectionStart ?? null;
  return (next) => {
    const again = [...next.querySelectorAll("[data-focus]")].find((one) => one.dataset.focus === mark);
    again?.focus({ preventScroll: true });
    // Fields for dates, numbers and addresses have no caret to be put anywhere.
    if (caret !== null && again?.setSelectionRange && again.selectionStart !== null) again.setSelectionRange(caret, caret);
  };
}

let lastId = 0;

/** A fresh id, for labels that must name what they label. */
export function freshId() {
  lastId += 1;
  return `e${lastId}`;
}
