// What the frame around every page needs: keys, dialogs, menus, presses that post, the side list of narrow windows.
import "./keys.js";
import "./broken-pictures.js";
import "./whole-characters.js";
import "./pictures-again.js";
import "./focus-again.js";
import "./join.js";
import "./jump.js";
import "./confirm.js";
import "./copy-here.js";
import "./dialogs.js";
import "./menus.js";
import "./passkeys.js";
import "./portrait.js";
import "./post.js";
import "./side-list.js";
import "./theme-kept.js";
import "./time-zone.js";
