// The top bar's search: answers appear while typing, arrows choose one, Enter opens it or the page of all results.
export function searchbox() {
  return {
    init() {
      this.box = this.$root.querySelector("input");
      this.list = this.$root.querySelector('[role="listbox"]');
      this.list.addEventListener("htmx:afterSwap", () => this.paint(document.activeElement === this.box));
    },
    options() {
      return [...this.list.querySelectorAll('[role="option"]')];
    },
    pointed() {
      return this.list.querySelector('[aria-selected="true"]');
    },
    paint(open) {
      if (!open) this.list.replaceChildren();
      this.box.setAttribute("aria-expanded", String(this.list.childElementCount > 0));
      this.box.removeAttribute("aria-activedescendant");
    },
    point(option) {
      for (const o of this.options()) o.setAttribute("aria-selected", String(o === option));
      this.box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    },
    key(event) {
      if (event.isComposing) return;
      const all = this.options();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && all.length) {
        event.preventDefault();
        const at = all.indexOf(this.pointed());
        this.point(all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]);
      } else if (event.key === "Enter" && this.pointed()) {
        event.preventDefault();
        this.pointed().click();
      } else if (event.key === "Escape" && this.list.childElementCount) {
        event.preventDefault();
        event.stopPropagation();
        this.paint(false);
      }
    },
    left() {
      setTimeout(() => {
        if (!this.$root.contains(document.activeElement)) this.paint(false);
      }, 150);
    },
  };
}
