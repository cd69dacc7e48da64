// Blazor tries its first connection once. A page that stays an empty frame has nothing to lose: it is loaded again, a few times.
const patience = 20000, most = 3, place = "studio-loaded-again";

if (document.querySelector(".app--waiting")) { setTimeout(look, patience); }

function look() {
  const before = Number(sessionStorage.getItem(place) ?? 0);
  if (document.querySelector(".app:not(.app--waiting)")) {
    sessionStorage.removeItem(place);
  } else if (before < most) {
    sessionStorage.setItem(place, before + 1);
    location.reload();
  }
}
