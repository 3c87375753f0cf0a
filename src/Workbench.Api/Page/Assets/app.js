// What every view shares: the colours.
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
