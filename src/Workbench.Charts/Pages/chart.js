(() => {
  const { spec, details } = JSON.parse(document.getElementById('data').textContent);
  const figure = document.getElementById('chart');
  const panel = document.getElementById('rows');
  const still = figure.innerHTML;

  // The page reads nothing but itself.
  const loader = vega.loader();
  const refuse = uri => Promise.reject(new Error('not loaded: ' + uri));
  loader.load = loader.http = loader.file = refuse;
  const sanitize = loader.sanitize.bind(loader);
  loader.sanitize = (uri, options) => options && options.context === 'href' && /^(https?:\/\/|#|\/(?!\/))/i.test(uri)
    ? sanitize(uri, options) : refuse(uri);

  const cell = (kind, text) => {
    const element = document.createElement(kind);
    element.textContent = text;
    return element;
  };

  // What was clicked: the rows with the same values in the key columns, or else the mark's own columns.
  const open = datum => {
    if (!datum) return;
    const own = Object.keys(datum).filter(name => !name.startsWith('wb_') && !name.startsWith('__') && typeof datum[name] !== 'symbol');
    let columns = own.map(name => ({ name, title: name }));
    let rows = [datum];
    if (details) {
      const keys = details.by.filter(name => name in datum);
      if (keys.length > 0) {
        columns = details.columns;
        rows = details.rows.filter(row => keys.every(name => String(row[name]) === String(datum[name])));
      }
    }
    if (columns.length === 0) return;
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const column of columns) head.append(cell('th', column.title));
    const body = table.createTBody();
    for (const row of rows) {
      const line = body.insertRow();
      for (const column of columns) line.append(cell('td', row[column.name] == null ? '–' : row[column.name]));
    }
    panel.replaceChildren(cell('h2', rows.length === 1 ? '1' : String(rows.length)), table);
    panel.firstChild.textContent = '× ' + rows.length;
    panel.hidden = false;
    document.dispatchEvent(new CustomEvent('workbench:open', { detail: { datum, rows } }));
  };

  figure.textContent = '';
  vegaEmbed(figure, spec, { renderer: 'svg', loader, actions: { export: true, source: false, compiled: false, editor: false }, tooltip: { theme: spec.background === '#FFFFFF' ? 'light' : 'dark' } })
    .then(({ view }) => view.addEventListener('click', (event, item) => open(item && item.datum)))
    .catch(error => { figure.innerHTML = still; console.error(error); });
})();
