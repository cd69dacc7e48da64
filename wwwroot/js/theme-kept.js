// The switch of a signed-in person is remembered by the account too, for other devices.
import { requestToken } from "./post.js";

addEventListener("click", e => {
  if (e.target.closest?.(".app .theme-toggle")) {
    const theme = document.documentElement.dataset.theme;
    fetch(`/account/theme?theme=${theme}`, { method: "POST", headers: { RequestVerificationToken: requestToken() } });
  }
});
