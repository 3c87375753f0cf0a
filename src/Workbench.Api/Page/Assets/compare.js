// The chart in the page itself: as wide as there is room, in the colours of the page, and each bar leads to its row.
const theme = () => document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

const figure = document.getElementById('chart');
if (figure) {
  const rows = [...document.querySelectorAll('.numbers tbody tr')].map(row => ({ label: row.dataset.label, link: row.querySelector('th a') }));
  let drawn = '';

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
    figure.querySelector('picture, svg').replaceWith(document.adoptNode(svg));
    link(svg);
  };

  // Each bar says which row it is in its label, as the table does.
  const rowOf = label => rows.find(row => label.split(/; ?/).some(part => part.slice(part.indexOf(': ') + 2) === row.label))
    ?? rows.filter(row => label.includes(row.label)).sort((a, b) => b.label.length - a.label.length)[0];

  const link = svg => {
    for (const group of svg.querySelectorAll('g')) {
      for (const name of ['role', 'aria-label', 'aria-roledescription']) group.removeAttribute(name);
    }
    for (const mark of svg.querySelectorAll('[aria-roledescription="bar"]')) {
      const row = rowOf(mark.getAttribute('aria-label') ?? '');
      if (!row) continue;
      const go = () => { location.href = row.link.href; };
      mark.setAttribute('role', 'link');
      mark.setAttribute('tabindex', '0');
      mark.classList.add('clickable');
      mark.addEventListener('click', go);
      mark.addEventListener('keydown', event => {
        if (event.key === 'Enter') go();
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
  if (location.hash === '#behind') document.getElementById('behind')?.focus({ preventScroll: false });
}

for (const select of document.querySelectorAll('#compare select')) select.addEventListener('change', () => select.form.requestSubmit());

// Empty fields say nothing and need not stand in the address that is shared.
document.getElementById('compare')?.addEventListener('submit', event => {
  for (const field of event.target.elements) if (field.name && field.value === '') field.disabled = true;
});
addEventListener('pageshow', () => {
  for (const field of document.getElementById('compare')?.elements ?? []) field.disabled = false;
});

const picker = document.getElementById('places');
if (picker) {
  const search = picker.querySelector('.narrow-list');
  const places = [...picker.querySelectorAll('li')];
  search.hidden = places.length < 12;
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
  search.addEventListener('input', () => {
    for (const place of places) place.hidden = !plain(place.textContent).includes(plain(search.value));
  });
  search.addEventListener('keydown', event => {
    if (event.key === 'Enter') event.preventDefault();
  });
  const word = picker.querySelector('summary b');
  picker.addEventListener('change', () => {
    const chosen = picker.querySelectorAll('input:checked').length;
    word.textContent = chosen === 0 ? 'all' : `${chosen} chosen`;
  });
}
