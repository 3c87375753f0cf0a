// What every view shares: the colours, keys of the review list, selects that answer at once.
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

const theme = () => root.dataset.theme ?? (dark.matches ? 'dark' : 'light');

const button = document.getElementById('theme');
button.hidden = false;
button.addEventListener('click', () => {
  const next = theme() === 'dark' ? 'light' : 'dark';
  root.dataset.theme = next;
  document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=strict`;
  document.dispatchEvent(new CustomEvent('theme'));
});
dark.addEventListener('change', () => document.dispatchEvent(new CustomEvent('theme')));

const list = document.querySelector('.keyed');
if (list) {
  const items = [...list.children];
  for (const item of items) item.tabIndex = -1;
  let at = -1;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    if (event.key === 'j' || event.key === 'k') {
      at = Math.max(0, Math.min(items.length - 1, at + (event.key === 'j' ? 1 : -1)));
      items[at]?.focus();
      items[at]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && event.target === items[at]) items[at].querySelector('a')?.click();
  });
}
