// The theme is a cookie the server reads: the page arrives in its colours, nothing flashes.
document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-theme-set]");
  if (!choice) return;
  const theme = choice.dataset.themeSet;
  const age = theme ? 31536000 : 0;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.dispatchEvent(new Event("theme"));
});
