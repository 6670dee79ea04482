// Search: a sentence, a picture or a found moment is the question; what is found shows in groups of time.
Object.assign(words.en, {
  tab_cameras: 'Cameras', tab_search: 'Search', tab_past: 'Try on the past', ask: 'What did the cameras see? e.g. person near the water', search: 'Search',
  picture: 'Picture …', drop: 'or drop a picture here', cameras: 'Cameras', watch_active: 'while this watch was active', any_watch: 'any or none', when: 'When',
  last_1h: 'last hour', last_24h: 'last 24 hours', last_7d: 'last 7 days', last_30d: 'last 30 days', all_time: 'everything kept', span: 'from … to …', from: 'from', to: 'to',
  show: 'Show', happens: 'something that happens (a gate opens)', like_picture: 'like your picture', like: 'like', more: 'more like this', leave: 'not this', searching: 'Searching …',
  nothing: 'Nothing was found: no picture is kept of these cameras at this time.',
  searched: 'views searched.', chance: 'Deviations tell how far a picture stands out from them; below 3 it may well be chance.',
  other_model: 'views were made by another model and cannot be compared.', unreadable: 'Cannot be read:', no_answer: 'The daemon does not answer.',
  no_picture: 'This is no picture that the browser can read. Take a JPEG or PNG.' });
Object.assign(words.zh, {
  tab_cameras: '摄像头', tab_search: '搜索', tab_past: '回溯试验', ask: '摄像头看到过什么？例如：水边有人', search: '搜索',
  picture: '图片…', drop: '或把图片拖到这里', cameras: '摄像头', watch_active: '此监视项触发期间', any_watch: '不限', when: '时间',
  last_1h: '最近一小时', last_24h: '最近24小时', last_7d: '最近7天', last_30d: '最近30天', all_time: '全部存档', span: '指定时段…', from: '从', to: '到',
  show: '显示', happens: '一个过程（例如闸门打开）', like_picture: '与您的图片相似', like: '相似于', more: '查找相似', leave: '取消', searching: '搜索中…',
  nothing: '没有结果：这些摄像头在此时段没有存档画面。',
  searched: '个画面已比较。', chance: '偏差值表示该画面与其余画面相差多远；低于3可能只是巧合。',
  other_model: '个画面由其他模型生成，无法比较。', unreadable: '无法读取：', no_answer: '程序没有响应。',
  no_picture: '浏览器无法读取此图片，请使用 JPEG 或 PNG。' });

const locale = () => language === 'zh' ? 'zh-CN' : 'en-GB';
const moment = (at, how) => new Date(at).toLocaleString(locale(), how);
const clock = at => moment(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = at => moment(at, { weekday: 'short', day: 'numeric', month: 'short' });
const byId = id => document.getElementById(id);
const address = path => path.replace(/^\//, '');   // the page may lie behind a proxy, below a path of its own
const longest = 1280;   // pixels of a side; the model looks at fewer
const mostlyChance = 2;   // deviations; what is found with fewer is shown faded
let question = null, searching = null, found = null;

function note(id, text, wrong) { byId(id).className = 'note' + (wrong ? ' wrong' : ''); byId(id).textContent = text; }

// The choices follow the configuration; what is chosen stays.
function offer(status) {
  const ids = [...new Set(status.watches.map(w => w.id))].filter(id => id !== 'camera-fault').sort();
  const chips = byId('search-cameras'), known = status.cameras.map(c => c.id);
  for (const [select, values] of [[byId('search-watch'), ids], [byId('past-watch'), ids], [byId('past-camera'), known]]) {
    if ([...select.options].map(o => o.value).filter(Boolean).join() === values.join()) continue;
    const chosen = select.value;
    select.replaceChildren(...[...select.options].filter(o => !o.value), ...values.map(id => { const o = make('option', '', id); o.value = id; return o; }));
    if (values.includes(chosen)) select.value = chosen;
  }
  if ([...chips.children].map(c => c.firstChild.value).join() === known.join()) return;
  chips.replaceChildren(...status.cameras.map(camera => {
    const label = make('label'), box = make('input'); box.type = 'checkbox'; box.value = camera.id; label.title = camera.name ?? ''; label.append(box, camera.id);
    return label;
  }));
}

function filters() {
  const q = new URLSearchParams(), last = byId('search-last').value;
  byId('search-cameras').querySelectorAll(':checked').forEach(box => q.append('camera', box.value));
  if (byId('search-watch').value) q.append('watch', byId('search-watch').value);
  if (last === 'span') for (const end of ['from', 'to']) { const at = byId('search-' + end).value; if (at) q.set(end, new Date(at).toISOString()); }
  else if (last) q.set('last', last);
  q.set('top', byId('search-top').value);
  return q;
}

async function search() {
  searching?.abort();
  if (!question) return;
  const mine = searching = new AbortController(), like = Boolean(question.name), q = filters(), request = { signal: mine.signal };
  if (question.picture) Object.assign(request, { method: 'POST', headers: { 'Content-Type': 'image/jpeg' }, body: question.picture });
  else if (question.frame) q.set('frame', question.frame);
  else { q.set('text', question.text); if (byId('search-happens').checked) q.set('happens', 'true'); }
  drawQuestion();
  note('search-note', say('searching'));
  try {
    const reply = await fetch('api/search?' + q, request), told = await reply.json();
    if (mine !== searching) return;
    found = reply.ok ? { ...told, like } : null;
    drawFound();
    if (!reply.ok) note('search-note', told.error, true);
  } catch (fault) { if (fault.name !== 'AbortError') note('search-note', say('no_answer'), true); }
}

// What lies within five minutes belongs together; the group with the best moment comes first.
function groupsOf(moments) {
  const groups = [];
  for (const one of [...moments].sort((a, b) => a.time < b.time ? -1 : 1)) {
    const last = groups.at(-1);
    if (last && new Date(one.time) - last.until <= 300000) { last.found.push(one); last.until = Math.max(last.until, new Date(one.until)); }
    else groups.push({ found: [one], until: +new Date(one.until) });
  }
  for (const group of groups) { group.from = group.found[0].time; group.found.sort((a, b) => b.deviations - a.deviations); }
  return groups.sort((a, b) => b.found[0].deviations - a.found[0].deviations);
}

function pictureOf(path, region) {
  const box = make('div', 'picture'), img = make('img'); img.loading = 'lazy'; img.alt = ''; img.onerror = () => img.style.visibility = 'hidden';
  if (path) img.src = address(path);
  box.append(img);
  if (region && (region.w < 1 || region.h < 1)) img.onload = () => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), r = document.createElementNS(svg.namespaceURI, 'rect'), [w, h] = [img.naturalWidth, img.naturalHeight];
    svg.setAttribute('viewBox', `0 0 ${w} ${h}`);
    for (const [k, v] of Object.entries({ x: region.x * w, y: region.y * h, width: region.w * w, height: region.h * h, fill: 'none', stroke: '#ffffffc0', 'stroke-width': 2 })) r.setAttribute(k, v);
    svg.append(r); box.append(svg);
  };
  return box;
}

function tile(one) {
  const card = make('figure', one.deviations < mostlyChance && !found.like ? 'faint' : ''), text = make('figcaption'), top = make('div', 'top'), button = make('button', '', say('more'));
  const picture = pictureOf(one.picture, one.region), long = new Date(one.until) - new Date(one.time) >= 2000;
  top.append(make('b', '', one.camera), make('span', '', (one.deviations > 0 ? '+' : '') + one.deviations.toFixed(1)));
  top.lastChild.title = `${one.deviations.toFixed(2)} ${say('deviations')} · ${one.score}`;
  text.append(top, make('div', 'why', clock(one.time) + (long ? ' – ' + clock(one.until) : '')));
  if (one.watches.length) text.append(make('div', 'why', one.watches.join(' · ')));
  button.type = 'button'; button.onclick = () => likeFrame(one, picture.firstChild);
  text.append(button); card.append(picture, text);
  return card;
}

function drawQuestion() {
  byId('search-like').hidden = !question?.name;
  byId('search-name').textContent = question?.name?.() ?? '';
}

function drawFound() {
  put('search-found', ...(found ? groupsOf(found.found).map(group => {
    const box = make('div', 'group'), head = make('h3', '', day(group.from) + ' '), tiles = make('div', 'tiles');
    head.append(make('span', '', group.until - new Date(group.from) >= 2000 ? `${clock(group.from)} – ${clock(group.until)}` : clock(group.from)));
    tiles.append(...group.found.map(tile)); box.append(head, tiles);
    return box;
  }) : []));
  if (!found) return;
  const lines = found.searched ? [`${found.searched.toLocaleString(locale())} ${say('searched')}${found.like ? '' : ' ' + say('chance')}`] : [say('nothing')];
  if (found.other_model) lines.push(`${found.other_model.toLocaleString(locale())} ${say('other_model')}`);
  found.unreadable.forEach(fault => lines.push(`${say('unreadable')} ${fault}`));
  note('search-note', lines.join('\n'));
}

function show(source, width, height) {
  const canvas = byId('search-shown'), scale = Math.min(1, longest / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale)); canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d').drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function likeFrame(one, img) {
  if (img.naturalWidth) show(img, img.naturalWidth, img.naturalHeight);
  question = { frame: one.id, name: () => `${say('like')} ${one.camera}, ${day(one.time)} ${clock(one.time)}` };
  location.hash = 'search'; scrollTo(0, 0); search();
}

// Any picture becomes a JPEG that is small enough to send, upright as it is shown.
async function likePicture(file) {
  try {
    const bitmap = await createImageBitmap(file), canvas = show(bitmap, bitmap.width, bitmap.height);
    question = { picture: await new Promise(done => canvas.toBlob(done, 'image/jpeg', .92)), name: () => say('like_picture') };
    search();
  } catch { note('search-note', say('no_picture'), true); }
}

byId('search-form').onsubmit = event => {
  event.preventDefault();
  const text = byId('search-text').value.trim();
  if (text) question = { text };
  search();
};
for (const id of ['search-cameras', 'search-watch', 'search-last', 'search-top', 'search-happens']) byId(id).onchange = () => { byId('search-span').hidden = byId('search-last').value !== 'span'; search(); };
byId('search-file').onchange = event => { if (event.target.files[0]) likePicture(event.target.files[0]); event.target.value = ''; };
byId('search-choose').onclick = () => byId('search-file').click();
byId('search-leave').onclick = () => { question = null; drawQuestion(); byId('search-form').requestSubmit(); };
addEventListener('dragover', event => { event.preventDefault(); byId('search').classList.add('over'); });
addEventListener('dragleave', event => { if (!event.relatedTarget) byId('search').classList.remove('over'); });
addEventListener('drop', event => {
  event.preventDefault(); byId('search').classList.remove('over');
  if (tab() === 'search' && event.dataTransfer.files[0]) likePicture(event.dataTransfer.files[0]);
});
