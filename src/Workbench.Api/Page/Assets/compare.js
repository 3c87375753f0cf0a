// The chart in the page itself: as wide as there is room, in the colours of the page, and each bar leads to its row.
const theme = () => document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

const figure = document.getElementById('chart');
if (figure) {
  const keys = figure.dataset.rows.split('\n');
  let drawn = '';

  const go = index => {
    location.href = `/compare?${figure.dataset.question}&row=${encodeURIComponent(keys[index])}#behind`;
  };

  const draw = async () => {
    const style = getComputedStyle(figure);
    const room = figure.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const width = Math.max(260, Math.min(1200, Math.round(room / 20) * 20));
    const address = `/api/v1/charts/compare.svg?${figure.dataset.question}&theme=${theme()}&width=${width}`;
    if (address === drawn) return;
    const answer = await fetch(address);
    if (!answer.ok) return;
    const svg = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
    if (svg.nodeName !== 'svg') return;
    drawn = address;
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-label', figure.querySelector('figcaption').textContent);
    figure.querySelector('picture, svg').replaceWith(document.adoptNode(svg));
    link(svg);
  };

  // Each bar says what it is in its label; the rows of the table have the same names in the same order.
  const link = svg => {
    const names = [...document.querySelectorAll('.numbers tbody th a')].map(a => a.textContent);
    for (const group of svg.querySelectorAll('g')) {
      for (const name of ['role', 'aria-label', 'aria-roledescription']) group.removeAttribute(name);
    }
    const used = new Set();
    for (const mark of svg.querySelectorAll('[aria-roledescription="bar"]')) {
      const label = mark.getAttribute('aria-label') ?? '';
      const index = names.findIndex((name, i) => !used.has(i) && label.includes(name));
      if (index < 0) continue;
      used.add(index);
      mark.setAttribute('role', 'link');
      mark.setAttribute('tabindex', '0');
      mark.classList.add('clickable');
      mark.addEventListener('click', () => go(index));
      mark.addEventListener('keydown', event => {
        if (event.key === 'Enter') go(index);
      });
    }
    for (const other of svg.querySelectorAll('[role]:not([role="link"])')) other.removeAttribute('role');
    for (const other of svg.querySelectorAll('[aria-roledescription]')) other.removeAttribute('aria-roledescription');
    for (const other of svg.querySelectorAll('[aria-label]:not([role])')) other.removeAttribute('aria-label');
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-label', figure.querySelector('figcaption').textContent);
  };

  draw();
  document.addEventListener('theme', draw);
  let waiting;
  new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 150);
  }).observe(figure);
  for (const select of document.querySelectorAll('form.bar select')) select.addEventListener('change', () => select.form.requestSubmit());
  if (location.hash === '#behind') document.getElementById('behind')?.focus({ preventScroll: false });
}
