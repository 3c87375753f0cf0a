// Dropped and chosen files go into the store; what became of each is listed.
const form = document.getElementById('drop');
if (form) {
  const input = form.querySelector('input[type=file]');
  const outcome = document.getElementById('outcome');

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const send = async files => {
    if (files.length === 0) {
      outcome.replaceChildren(element('p', 'Choose files first.', { class: 'error' }));
      return;
    }
    outcome.replaceChildren(element('p', `Reading ${files.length} ${files.length === 1 ? 'file' : 'files'} …`));
    const body = new FormData();
    for (const file of files) body.append('files', file);
    try {
      const answer = await fetch('/api/v1/reports', { method: 'POST', body, headers: { 'Idempotency-Key': crypto.randomUUID?.() ?? String(Math.random()) } });
      const result = await answer.json();
      if (!answer.ok) {
        outcome.replaceChildren(element('p', result.detail, { class: 'error' }));
        return;
      }
      const list = element('ul', '', { class: 'outcome' });
      for (const report of result.reports) {
        const item = element('li');
        if (report.reportId) {
          item.append(element('a', report.file, { href: `/reports/${report.reportId}` }));
          item.append(element('span', ` ${report.outcome === 'unchanged' ? 'was there already' : 'stored'}: ${report.figures} ${report.figures === 1 ? 'figure' : 'figures'}${report.place ? `, ${report.place}` : ''}`, { class: 'soft' }));
        } else item.append(element('span', `${report.file}: ${report.error}`, { class: 'doubt' }));
        list.append(item);
      }
      const more = element('p');
      more.append(element('a', 'Compare', { href: '/compare', class: 'button primary' }), ' ', element('a', 'Overview', { href: '/', class: 'button' }));
      outcome.replaceChildren(element('p', `${result.stored} stored, ${result.unchanged} known, ${result.rejected} rejected.`), list, more);
      if (result.stored > 0) document.querySelector('.welcome .lead')?.replaceChildren('The store is no longer empty. Compare what the reports state, or read them with their figures marked.');
    } catch {
      outcome.replaceChildren(element('p', 'The server did not answer. Is it still running?', { class: 'error' }));
    }
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    send(input.files);
  });
  input.addEventListener('change', () => send(input.files));
  for (const name of ['dragenter', 'dragover']) document.addEventListener(name, event => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    form.classList.add('over');
  });
  document.addEventListener('dragleave', event => {
    if (event.relatedTarget === null) form.classList.remove('over');
  });
  document.addEventListener('drop', event => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    form.classList.remove('over');
    send(event.dataTransfer.files);
  });
}
