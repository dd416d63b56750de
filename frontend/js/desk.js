// The one script of every page. Each module looks after one thing and works by delegation, so fragments need no wiring.
import "../css/desk.css";
import "./requests.js";
import "./forms.js";
import "./drafts.js";
import "./overlays.js";
import "./rows.js";
import "./keys.js";
import "./clocks.js";
import "./live.js";
import "./theme.js";
import "./small.js";
import "./charts.js";
import "./digits.js";
import "./intake.js";
import { start } from "./alpine.js";

start();
