// Deciding by keys alone: next and previous, confirm, correct, reject, label, undo. Each form is sent as it stands, without leaving the page.
const list = document.querySelector('.keyed');
const said = document.getElementById('said');
const keys = document.getElementById('keys');
if (keys) keys.hidden = false;

if (list) {
  const items = [...list.children];
  const done = [];
  let at = -1;

  const go = index => {
    at = Math.max(0, Math.min(items.length - 1, index));
    items[at]?.focus({ preventScroll: true });
    items[at]?.scrollIntoView({ block: 'center' });
  };
  const next = from => {
    const waiting = items.findIndex((item, i) => i > from && !item.classList.contains('decided'));
    go(waiting < 0 ? from : waiting);
  };
  const say = (text, wrong) => {
    said.textContent = text;
    said.classList.toggle('error', Boolean(wrong));
  };

  const send = async fields => {
    const answer = await fetch('/review', { method: 'POST', body: new URLSearchParams(fields), headers: { Accept: 'application/json' } });
    const result = await answer.json();
    if (!answer.ok) throw new Error(result.detail);
    return result;
  };

  const decide = async (item, form, submitter) => {
    const fields = [...new FormData(form, submitter)];
    try {
      const result = await send(fields);
      item.classList.add('decided');
      item.querySelectorAll('details').forEach(d => { d.open = false; });
      const note = document.createElement('p');
      note.className = 'verdict';
      note.textContent = result.said;
      item.append(note);
      done.push({ item, note, review: result.review, label: result.label });
      say(`${result.said}. u undoes it.`);
      if (list.dataset.back) location.href = list.dataset.back;
      else next(items.indexOf(item));
    } catch (error) {
      say(error.message, true);
      if (/name/.test(error.message)) document.getElementById('name')?.focus();
    }
  };

  const undo = async () => {
    const last = done.pop();
    if (!last) return say('Nothing to undo on this page. Earlier decisions stand under Decisions.');
    try {
      const result = await send(last.label ? { do: 'undo', label: last.label } : { do: 'undo', review: last.review });
      last.item.classList.remove('decided');
      last.note.remove();
      say(result.said);
      go(items.indexOf(last.item));
    } catch (error) {
      done.push(last);
      say(error.message, true);
    }
  };

  for (const item of items) {
    item.addEventListener('focusin', () => { at = items.indexOf(item); });
    item.addEventListener('submit', event => {
      event.preventDefault();
      decide(item, event.target, event.submitter);
    });
  }

  const open = way => {
    way.open = true;
    way.querySelector('input:not([type=hidden])')?.select();
    way.querySelector('input:not([type=hidden])')?.focus();
  };

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const item = items[at];
    if (event.key === 'Escape' && item) {
      // The browser's own Escape stops whatever loads, also the page that the next key opens.
      event.preventDefault();
      item.querySelectorAll('details').forEach(d => { d.open = false; });
      item.focus();
      return;
    }
    if (event.target.closest('input, select, textarea')) return;
    if (event.key === 'j' || event.key === 'k') {
      event.preventDefault();
      go(at + (event.key === 'j' ? 1 : -1));
    } else if (event.key === 'u') undo();
    else if (!item) return;
    else if (event.key === 'o' || (event.key === 'Enter' && event.target === item)) item.querySelector('a.open, .quote a')?.click();
    else if (!item.classList.contains('decided')) {
      const found = item.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!found) return;
      event.preventDefault();
      if (found.matches('details')) open(found);
      else if (found.matches('form')) found.requestSubmit(found.querySelector('button'));
      else found.form.requestSubmit(found);
    }
  });
  if (items.length === 1) go(0);
}
