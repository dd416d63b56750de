// Search box whose answers come from the server (htmx fills the list); arrows, Enter, Esc; the choice lies in a hidden input.
export function combobox() {
  return {
    init() {
      this.box = this.$root.querySelector('[role="combobox"]');
      this.list = this.$root.querySelector('[role="listbox"]');
      this.value = this.$root.querySelector('input[type="hidden"]');
      this.chosen = this.value.value ? this.box.value : "";
      this.list.addEventListener("htmx:afterSwap", () => this.arrived());
      this.paint();
    },
    options() {
      return [...this.list.querySelectorAll('[role="option"]')];
    },
    paint() {
      this.$root.toggleAttribute("data-chosen", Boolean(this.value.value));
      this.box.setAttribute("aria-expanded", String(this.list.childElementCount > 0));
    },
    arrived() {
      if (document.activeElement !== this.box) return this.shut();
      this.point(this.options()[0]);
      this.paint();
    },
    point(option) {
      for (const o of this.options()) o.setAttribute("aria-selected", String(o === option));
      if (option) {
        option.id ||= `${this.list.id}-${this.options().indexOf(option)}`;
        this.box.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else this.box.removeAttribute("aria-activedescendant");
    },
    pointed() {
      return this.list.querySelector('[aria-selected="true"]');
    },
    restored() {
      setTimeout(() => {
        this.chosen = this.box.value; // the draft brought both back
        this.paint();
      });
    },
    typed() {
      if (this.box.value === this.chosen) return;
      this.value.value = "";
      this.chosen = "";
      this.paint();
    },
    choose(option) {
      if (!option) return;
      this.value.value = option.dataset.value;
      this.box.value = option.dataset.label ?? option.textContent.trim();
      this.chosen = this.box.value;
      this.shut();
      this.value.dispatchEvent(new Event("change", { bubbles: true }));
      this.$root.dispatchEvent(new CustomEvent("chosen", { bubbles: true, detail: { ...option.dataset } }));
    },
    shut() {
      this.list.replaceChildren();
      this.paint();
    },
    key(event) {
      if (event.isComposing) return;
      const all = this.options();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && all.length) {
        event.preventDefault();
        const at = all.indexOf(this.pointed());
        this.point(all[(at + step + all.length) % all.length]);
      } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && this.pointed()) {
        event.preventDefault();
        this.choose(this.pointed());
      } else if (event.key === "Escape" && all.length) {
        event.preventDefault();
        event.stopPropagation();
        this.shut();
      }
    },
    press(event) {
      event.preventDefault(); // keeps the focus in the box
      this.choose(event.target.closest('[role="option"]'));
    },
    left() {
      setTimeout(() => {
        if (!this.$root.contains(document.activeElement)) this.shut();
      }, 120);
    },
  };
}
