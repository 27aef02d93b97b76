// Runs before the first paint, so that no page flashes in the other theme. styles/theme.ts changes the choice later.
(function () {
  // A wall board can be told by its address: ?theme=light
  var choice = (/[?&]theme=(dark|light)\b/.exec(location.search) || [])[1] || null;
  try {
    choice = choice || localStorage.getItem('callboard.theme');
  } catch {
    // Storage may be blocked: follow the system then.
  }
  var light = choice === 'light' || (choice !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
})();
