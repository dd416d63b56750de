// Photos and files: several, by button, camera, drag or paste; each with its progress; the keys go with the form.
import { csrf, sentence } from "./requests.js";

const kept = (answer) => answer?.files?.[0] ?? answer;

export function upload() {
  return {
    init() {
      this.url = this.$root.dataset.url;
      this.name = this.$root.dataset.name;
      this.list = this.$root.querySelector("[data-list]");
    },
    over(event) {
      event.preventDefault();
      this.$root.setAttribute("data-over", "");
    },
    out() {
      this.$root.removeAttribute("data-over");
    },
    drop(event) {
      event.preventDefault();
      this.out();
      this.take(event.dataTransfer.files);
    },
    paste(event) {
      if (event.clipboardData?.files.length) this.take(event.clipboardData.files);
    },
    pick(event) {
      this.take(event.target.files);
      event.target.value = "";
    },
    take(files) {
      for (const file of files) this.send(file);
    },
    tile(file) {
      const tile = document.createElement("div");
      tile.className = "photo";
      if (file.type.startsWith("image/")) {
        const image = document.createElement("img");
        image.src = URL.createObjectURL(file);
        image.alt = "";
        tile.append(image);
      }
      const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
      bar.className = "meter";
      const words = Object.assign(document.createElement("span"), { textContent: file.name });
      const drop = Object.assign(document.createElement("button"), { type: "button", textContent: "✕" });
      drop.setAttribute("aria-label", `移除 ${file.name}`);
      tile.append(bar, words, drop);
      this.list.append(tile);
      return { tile, bar, words, drop };
    },
    send(file) {
      const { tile, bar, words, drop } = this.tile(file);
      const request = new XMLHttpRequest();
      drop.addEventListener("click", () => {
        request.abort();
        tile.remove();
      });
      request.upload.addEventListener("progress", (e) => e.lengthComputable && (bar.value = e.loaded / e.total));
      request.addEventListener("load", () => this.done(request, { tile, bar, words, file }));
      request.addEventListener("error", () => this.fail(tile, bar, words, `${file.name}：网络不通，没有传上去`));
      request.open("POST", this.url);
      request.setRequestHeader("X-CSRFToken", csrf());
      request.setRequestHeader("Accept", "application/json");
      const body = new FormData();
      body.append("files", file);
      request.send(body);
    },
    done(request, { tile, bar, words, file }) {
      let answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // an error page, told below
      }
      const one = kept(answer);
      if (request.status >= 300 || !one?.key) return this.fail(tile, bar, words, `${file.name}：${answer?.errors?.[0] ?? answer?.error ?? sentence(request.status)}`);
      bar.remove();
      const key = Object.assign(document.createElement("input"), { type: "hidden", name: this.name, value: one.key });
      tile.append(key);
      this.$root.dispatchEvent(new CustomEvent("uploaded", { bubbles: true, detail: one }));
    },
    fail(tile, bar, words, text) {
      bar.remove();
      tile.querySelector("img")?.remove();
      tile.setAttribute("data-failed", "");
      words.textContent = text;
    },
  };
}
