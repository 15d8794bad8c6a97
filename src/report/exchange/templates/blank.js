'use strict';
// The blank form at work: evaluates the figure rules of the form data, saves and opens the JSON of a report.
const data = JSON.parse(document.getElementById('form-data').textContent);
const byId = (id) => document.getElementById(id);
const cells = new Map([...document.querySelectorAll('input[data-cell]')].map((input) => [input.dataset.cell, input]));
const types = new Map(data.cells.map((cell) => [cell.id, cell.type]));
const typed = new Set();   // sums that a person typed
const opened = new Map();  // cells as they stood in an opened file, until they are changed
const storageKey = 'gongkai-report-' + data.form;
let derivedTitle = '';
let openedHead = {};       // what an opened file says about itself and this page does not show
let unsaved = false;

// --- Figures -----------------------------------------------------------------------------------------------------------
const dashes = ['-', '—', '——', '–', '/', '无', 'N/A', '空'];
const patterns = { count: /^\d{1,12}$/, signed_count: /^[+-]?\d{1,12}$/, money_wan: /^\d{1,12}(\.\d{1,6})?$/ };

const folded = (text) => text.normalize('NFKC').replace(/\s/g, '').replace(/[−－]/g, '-');
const withoutCommas = (text) => (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replace(/,/g, '') : text);

// The plain decimal that stands in a cell: "240.5"; null for anything else. What was not filled in is not 0.
function numberIn(id) {
  const text = withoutCommas(folded(cells.get(id).value));
  if (!patterns[types.get(id)].test(text)) return null;
  const [, sign, whole, fraction = ''] = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text);
  const plain = whole + (fraction && '.' + fraction);
  return (sign === '-' && plain !== '0' ? '-' : '') + plain;
}

// Millionths, exact.
function micros(plain) {
  const [whole, fraction = ''] = plain.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(6, '0'));
  return plain.startsWith('-') ? -value : value;
}

function plainOf(value) {
  const digits = String(value < 0n ? -value : value).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return (value < 0n ? '-' : '') + digits.slice(0, -6) + (fraction && '.' + fraction);
}

function stateOf(id) {
  const text = folded(cells.get(id).value);
  if (text === '') return 'blank';
  if (dashes.includes(text)) return 'dash';
  return numberIn(id) === null ? 'ambiguous' : 'read';
}

// --- Rules -------------------------------------------------------------------------------------------------------------
// How an equation stands: not assessable (null), or both sides in millionths and whether it holds.
function assess(equation) {
  let left = 0n;
  let right = micros(equation.rhs);
  const words = { row: equation.row, col: equation.col };
  for (const [factor, id, isRight, word] of equation.terms) {
    const plain = numberIn(id);
    if (plain === null) return null;
    if (word) words[word] = plain;
    const value = BigInt(factor) * micros(plain);
    if (isRight) right -= value; else left += value;
  }
  const gap = left - right;
  const holds = equation.op === '==' ? gap === 0n : equation.op === '>=' ? gap >= 0n : gap <= 0n;
  Object.assign(words, { left: plainOf(left), right: plainOf(right), diff: plainOf(gap < 0n ? -gap : gap) });
  return { holds, words };
}

const filled = (text, words) => text.replace(/\{(\w+)\}/g, (all, name) => (name in words ? words[name] : all));

// Sums that nobody typed follow their summands; in the order of the form a sum of sums comes after them.
function fillSums() {
  for (const { id } of data.cells) {
    const index = data.sums[id];
    if (index === undefined || typed.has(id) || cells.get(id) === document.activeElement) continue;
    const values = data.equations[index].terms.filter((term) => term[1] !== id).map((term) => numberIn(term[1]));
    cells.get(id).value = values.includes(null) ? '' : plainOf(values.reduce((sum, plain) => sum + micros(plain), 0n));
  }
}

function showEquation(equation, result, messages) {
  const holds = result && result.holds;
  if (equation.shown) {
    equation.shown.textContent = !result ? '' : holds ? '✓' : equation.op === '==' ? '✗ 差 ' + result.words.diff : '✗ 不符';
    equation.shown.className = 'check ' + (!result ? '' : holds ? 'held' : 'broken');
  }
  if (!result || holds) return;
  const message = filled(equation.message, result.words);
  const item = document.createElement('li');
  item.className = equation.severity === 'error' ? '' : 'light';
  const kind = { error: '错误', warning: '提醒', info: '提示' }[equation.severity];
  item.append(Object.assign(document.createElement('b'), { textContent: '✗ ' + kind + ' ' }), message + ' ' + equation.advice);
  const go = Object.assign(document.createElement('button'), { type: 'button', textContent: '去改' });
  go.addEventListener('click', () => focusCell(cells.get(equation.terms[equation.terms.length - 1][1])));
  item.append(go, Object.assign(document.createElement('small'), { textContent: ' ' + equation.rule }));
  byId('findings-' + equation.table).append(item);
  for (const term of equation.terms) messages.set(term[1], (messages.get(term[1]) || []).concat(message));
}

function markCells(messages) {
  for (const [id, input] of cells) {
    const text = messages.get(id) || [];
    if (stateOf(id) === 'ambiguous') text.push('“' + input.value + '”不是可以填在这里的数。');
    input.parentElement.classList.toggle('broken', text.length > 0);
    input.setAttribute('aria-invalid', String(text.length > 0));
    input.dataset.message = text.join('\n');
  }
}

function evaluate() {
  fillSums();
  document.querySelectorAll('.findings').forEach((list) => list.replaceChildren ? list.replaceChildren() : (list.textContent = ''));
  const messages = new Map();
  const results = data.equations.map(assess);
  data.equations.forEach((equation, i) => showEquation(equation, results[i], messages));
  markCells(messages);
  const broken = results.filter((result) => result && !result.holds).length;
  const open = results.filter((result) => !result).length;
  const empty = [...cells.keys()].filter((id) => stateOf(id) === 'blank').length;
  const strange = [...cells.keys()].filter((id) => stateOf(id) === 'ambiguous').length;
  const words = broken ? `<span class="broken">✗ ${broken} 处不符</span>`
    : open ? '' : '<span class="held">✓ 表内数字全部相符</span>';
  byId('state').innerHTML = [words, strange ? `<span class="broken">✗ ${strange} 格填的不是数</span>` : '', empty ? `还有 ${empty} 格没有填` : '', open ? `${open} 项因没有填全不能核对` : '', saving].filter(Boolean).join(' · ');
  showTip();
}

// --- Check marks beside the table: one behind a row, one under a column ---------------------------------------------------
function addCheckMarks() {
  for (const equation of data.equations) {
    const rows = new Set(equation.terms.map((term) => cells.get(term[1]).closest('tr')));
    const table = cells.get(equation.terms[0][1]).closest('table');
    if (equation.over === 'columns') equation.shown = checkUnder(table, equation);
    else if (equation.over !== 'nothing' && rows.size === 1) equation.shown = checkBehind(table, [...rows][0]);
  }
}

function addCheckColumn(table) {
  const share = 0.1;
  const columns = [...table.querySelectorAll('col')];
  for (const column of columns) column.style.width = parseFloat(column.style.width) * (1 - share) + '%';
  const added = columns[columns.length - 1].insertAdjacentElement('afterend', document.createElement('col'));
  added.className = 'check';
  added.style.width = share * 100 + '%';
  for (const row of table.rows) row.insertCell().className = 'check';
}

function checkBehind(table, row) {
  if (!table.querySelector('td.check'))
    addCheckColumn(table);
  const last = row.cells[row.cells.length - 1];
  return last.appendChild(document.createElement('div'));
}

function checkUnder(table, equation) {
  const foot = table.tFoot || table.createTFoot();
  let row = [...foot.rows].find((each) => each.dataset.rule === equation.rule);
  if (!row) {
    row = foot.insertRow();
    row.dataset.rule = equation.rule;
    const label = document.createElement('th');
    label.colSpan = Number(cells.get(equation.terms[0][1]).dataset.column) - row.cells.length;
    label.scope = 'row';
    label.textContent = equation.title;
    row.append(label);
  }
  const cell = row.insertCell();
  cell.className = 'check';
  return cell;
}

// --- Moving about --------------------------------------------------------------------------------------------------------
const at = (input) => [Number(input.dataset.row), Number(input.dataset.column)];
const inputsOf = (input) => [...input.closest('table').querySelectorAll('input[data-cell]')];

function focusCell(input) {
  input.focus();
  input.select();
  input.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

// The nearest cell in that direction; none at the edge of the table.
function neighbour(input, down, right) {
  const [row, column] = at(input);
  const behind = inputsOf(input).filter((other) => {
    const [r, c] = at(other);
    return down ? c <= column && column < c + other.parentElement.colSpan && Math.sign(r - row) === down
      : r === row && Math.sign(c - column) === right;
  });
  const distance = (other) => Math.abs(at(other)[0] - row) + Math.abs(at(other)[1] - column);
  return behind.sort((a, b) => distance(a) - distance(b))[0];
}

function onKey(event) {
  const input = event.target;
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [event.shiftKey ? -1 : 1, 0],
    ArrowLeft: all || input.selectionEnd === 0 ? [0, -1] : null,
    ArrowRight: all || input.selectionStart === input.value.length ? [0, 1] : null };
  const move = event.isComposing ? null : moves[event.key];
  if (!move) return;
  event.preventDefault();
  const next = neighbour(input, ...move);
  if (next) focusCell(next);
}

// A block copied from a spreadsheet goes into the cells from here to the right and down.
function onPaste(event) {
  const text = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!/[\t\n]/.test(text)) return;
  event.preventDefault();
  let first = event.target;
  for (const line of text.split('\n')) {
    let input = first;
    for (const value of line.split('\t')) {
      if (input) change(input, value.trim());
      input = input && neighbour(input, 0, 1);
    }
    first = first && neighbour(first, 1, 0);
  }
  changed();
}

function showTip() {
  const old = document.querySelector('.tip');
  if (old) old.remove();
  const input = document.activeElement;
  if (!input.dataset || !input.dataset.cell) return;
  const message = input.dataset.message || '';
  const label = window.innerWidth <= 720 ? input.getAttribute('aria-label') : '';  // its row and column are out of sight
  if (!message && !label) return;
  const tip = Object.assign(document.createElement('div'), { className: message ? 'tip' : 'tip label', id: 'tip',
    textContent: [label, message].filter(Boolean).join('\n') });
  const box = input.getBoundingClientRect();
  tip.style.top = box.bottom + 6 + 'px';
  tip.style.left = Math.max(8, Math.min(box.left, window.innerWidth - 428)) + 'px';
  tip.setAttribute('role', 'status');
  input.setAttribute('aria-describedby', 'tip');
  document.body.append(tip);
}

// --- Text ----------------------------------------------------------------------------------------------------------------
const texts = [...document.querySelectorAll('textarea')];

function fit(area) {
  area.style.height = 'auto';
  area.style.height = area.scrollHeight + 2 + 'px';
  if (!area.printed) area.printed = area.insertAdjacentElement('afterend', Object.assign(document.createElement('div'), { className: 'print-text' }));
  area.printed.textContent = area.value;
}

function deriveTitle() {
  const organisation = byId('organisation').value.trim();
  const year = byId('year').value.trim();
  const title = organisation && year ? data.title_pattern.replace('{机关名称}', organisation).replace('{年份}', year) : '';
  if (byId('title').value === derivedTitle) byId('title').value = title;
  derivedTitle = title;
}

// --- Save and open -------------------------------------------------------------------------------------------------------
function cellJson(id) {
  if (opened.has(id)) return opened.get(id);
  const state = stateOf(id);
  const cell = { value: state === 'read' ? new Exact(numberIn(id)) : null, state, raw: cells.get(id).value, at: null };
  return state === 'ambiguous' ? { ...cell, candidates: [] } : cell;
}

class Exact {  // a number that is written digit by digit, never by way of a binary fraction
  constructor(text) { this.text = text; }
}

function write(value) {
  if (value instanceof Exact) return value.text;
  if (Array.isArray(value)) return '[' + value.map(write).join(',') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return '{' + Object.entries(value).map(([name, member]) => JSON.stringify(name) + ':' + write(member)).join(',') + '}';
}

// JSON with its numbers as they are written.
function read(text) {
  const marked = text.replace(/^\uFEFF/, '').replace(/("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g,
    (all, string, number) => string || '{"exact":"' + number + '"}');
  return JSON.parse(marked, (name, value) => (value && typeof value.exact === 'string' ? new Exact(value.exact) : value));
}

function sectionJson(section, index) {
  const before = (openedHead.sections || [])[index] || {};
  return { id: section.id, title: before.title || section.title, text: byId(section.id).value, at: before.at || null };
}

function reportJson() {
  const year = /^\d{4}$/.test(folded(byId('year').value)) ? folded(byId('year').value) : null;
  const period = openedHead.period || (year ? { from: year + '-01-01', to: year + '-12-31' } : { from: null, to: null });
  return { file: null, format: 'blank-html', title: byId('title').value || null, organisation: byId('organisation').value || null,
    year: year && new Exact(year), form: data.form, period, preamble: byId('preamble').value || null,
    sections: data.sections.map(sectionJson), cells: Object.fromEntries(data.cells.map(({ id }) => [id, cellJson(id)])),
    findings: null, assessed: null, sha256: null, size: null, reader: null, rules: data.rules, schema: data.schema,
    report_id: null, manifest: null };
}

function save() {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([write(reportJson()) + '\n'], { type: 'application/json' }));
  link.download = (byId('title').value || '年度报告').replace(/[\\/:*?"<>|]/g, '_') + '.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  unsaved = false;
  notify('已保存为“' + link.download + '”，在浏览器的下载文件夹中。');
}

function shownValue(cell) {
  if (cell.state === 'read') return cell.value.text;
  return cell.state === 'dash' ? cell.raw || '—' : '';
}

// Nothing is changed when the report does not fit.
function show(report) {
  if (!report || report.form !== data.form) throw new Error(`这不是${data.form}年格式的年度报告。`);
  const blank = { value: null, state: 'blank', raw: '', at: null };
  const found = data.cells.map(({ id }) => [id, (report.cells || {})[id] || blank]);
  const values = new Map(found.map(([id, cell]) => [id, shownValue(cell)]));
  openedHead = { sections: report.sections, period: report.period && report.period.from ? report.period : null };
  opened.clear();
  typed.clear();
  for (const [id, cell] of found) {
    const input = cells.get(id);
    opened.set(id, cell);
    input.value = values.get(id);
    input.placeholder = ['ambiguous', 'unreadable', 'absent'].includes(cell.state) ? '未读出' : '';
    if (input.value !== '' || cell.state !== 'blank') typed.add(id);
  }
  for (const name of ['title', 'organisation', 'preamble']) byId(name).value = report[name] || '';
  byId('year').value = report.year ? report.year.text : '';
  derivedTitle = '';
  for (const section of data.sections) {
    const found = (report.sections || []).find((each) => each.id === section.id);
    byId(section.id).value = (found && found.text) || '';
    byId(section.id).closest('.text').hidden = section.is_table && byId(section.id).value === '';
  }
  refresh();
}

async function open(event) {
  const [file] = event.target.files;
  event.target.value = '';
  if (!file) return;
  if (unsaved && !confirm('打开会替换现在填写的内容，继续吗？')) return;
  try {
    show(read(await file.text()));
    store();
    notify('已打开“' + file.name + '”。');
  } catch (error) {
    notify('没有打开：' + (error instanceof SyntaxError ? '文件不是完好的 JSON。' : error.message), true);
  }
}

// --- Keeping what was typed ----------------------------------------------------------------------------------------------
let saving = '';

function store() {
  try {
    localStorage.setItem(storageKey, write({ ...reportJson(), typed: [...typed] }));
    saving = '已自动保存在这台电脑';
  } catch (error) {
    saving = '这台电脑不能自动保存，请记得“保存为 JSON”';
  }
}

function restore() {
  let kept = null;
  try {
    kept = localStorage.getItem(storageKey);
    if (kept === null) return;
    const report = read(kept);
    show(report);
    opened.clear();
    for (const [id, cell] of Object.entries(report.cells)) if (cell.at !== null || cells.get(id).placeholder) opened.set(id, cell);
    typed.clear();
    report.typed.forEach((id) => typed.add(id));
    notify('已恢复上次填写的内容。要重新填写，请按“清空”。');
  } catch (error) {
    if (kept !== null) notify('上次自动保存的内容不能恢复。', true);
  }
}

function clear() {
  if (!confirm('清空全部填写的内容吗？')) return;
  try { localStorage.removeItem(storageKey); } catch (error) { /* nothing is kept there */ }
  unsaved = false;
  location.reload();
}

function notify(text, bad = false) {
  byId('notice').textContent = text;
  byId('notice').hidden = false;
  byId('notice').classList.toggle('bad', bad);
}

function change(input, value) {
  input.value = value;
  input.placeholder = '';
  opened.delete(input.dataset.cell);
  if (value === '') typed.delete(input.dataset.cell); else typed.add(input.dataset.cell);
}

function changed() {
  unsaved = true;
  refresh();
  store();
  evaluate();
}

function refresh() {
  texts.forEach(fit);
  byId('printed-title').textContent = byId('title').value;
  evaluate();
}

addCheckMarks();
for (const input of cells.values()) {
  input.addEventListener('input', () => { change(input, input.value); changed(); });
  input.addEventListener('keydown', onKey);
  input.addEventListener('paste', onPaste);
  input.addEventListener('focus', () => { input.select(); showTip(); });
  input.addEventListener('blur', () => setTimeout(evaluate));
}
for (const field of [...texts, byId('title')]) field.addEventListener('input', changed);
for (const name of ['organisation', 'year']) byId(name).addEventListener('input', () => { openedHead.period = null; deriveTitle(); changed(); });
byId('save').addEventListener('click', save);
byId('open').addEventListener('change', open);
byId('print').addEventListener('click', () => window.print());
byId('clear').addEventListener('click', clear);
window.addEventListener('scroll', showTip, { passive: true });
window.addEventListener('beforeunload', (event) => { if (unsaved && !saving.startsWith('已')) event.preventDefault(); });
restore();
refresh();
