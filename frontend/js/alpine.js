// Alpine's CSP build for the few controls with a state of their own.
import Alpine from "@alpinejs/csp";
import { combobox } from "./combobox.js";
import { searchbox } from "./searchbox.js";
import { upload } from "./upload.js";

export function start() {
  Alpine.data("combobox", combobox);
  Alpine.data("searchbox", searchbox);
  Alpine.data("upload", upload);
  window.Alpine = Alpine;
  Alpine.start();
}
