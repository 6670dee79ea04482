// Try on the past: one watch, its own words or others, on what the archive keeps.
Object.assign(words.en, {
  watch: 'Watch', past: 'Past', days_1: '1 day', days_3: '3 days', days_7: '7 days', days_14: '14 days', days_30: '30 days', try: 'Try it', cancel: 'Cancel', own: 'as in its file', one_camera: 'Camera', any_camera: 'all it looks at',
  try_query: 'Other query', try_contrast: 'Other contrasts, one a line', try_budget: 'Other false_alarms_per_day', trying: 'Trying', cancelled: 'It was cancelled.',
  past_hint: 'Shows the watch what its cameras saw and tells what it would have raised. Nothing rings and nothing is changed by it; live alarms come first, so it may take a while.',
  camera: 'camera', covered: 'hours covered', calibrated: 'calibrated after', raises: 'would have been raised', a_day: 'a day (95 %)', budget: 'false_alarms_per_day', holds: 'would hold at',
  never: 'never', once: 'once', times: 'times', still: 'to the end', no_past: 'no kept picture shows what it looks at.', unlearnt: 'it was still calibrating at the end; try it on more of the past.',
  silent: 'it would have been silent.', state_raises: 'a state has no budget: look at what it was raised for.', within: 'that is within its false_alarms_per_day.',
  hold_at: 'if those were false, this setting of false_alarms_per_day would have held: ', no_hold: 'no false_alarms_per_day would hold. If those were false, name what they show under contrast, or give it a region.',
  tried_frames: 'kept frames were tried', of: 'of', only_newest: 'The newest are shown.' });
Object.assign(words.zh, {
  watch: '监视项', past: '时段', days_1: '1天', days_3: '3天', days_7: '7天', days_14: '14天', days_30: '30天', try: '开始试验', cancel: '取消', own: '同其文件', one_camera: '摄像头', any_camera: '它所看的全部',
  try_query: '改用查询语句', try_contrast: '改用对照，每行一条', try_budget: '改用 false_alarms_per_day', trying: '试验中', cancelled: '已取消。',
  past_hint: '让监视项回看摄像头的存档，告诉您它会在何时报警。不会发出警报，也不改变任何设置；实时报警优先，因此可能需要一些时间。',
  camera: '摄像头', covered: '覆盖小时', calibrated: '校准用时', raises: '会报警', a_day: '每天（95 %）', budget: 'false_alarms_per_day', holds: '可保持的设置',
  never: '从未', once: '1次', times: '次', still: '至结束', no_past: '没有存档画面包含它所看的区域。', unlearnt: '到结束时仍在校准；请用更长的时段。',
  silent: '不会报警。', state_raises: '状态类没有误报预算：请查看报警画面。', within: '在 false_alarms_per_day 之内。',
  hold_at: '若为误报，以下 false_alarms_per_day 可以保持：', no_hold: '没有 false_alarms_per_day 可以保持。若为误报，请把画面内容写入 contrast，或给它一个 region。',
  tried_frames: '个存档画面已试验', of: '/', only_newest: '只显示最新的。' });

const mostShown = 200;   // pictures; a watch that rings all day needs no more to be understood
const rate = number => number == null ? '–' : number.toLocaleString(locale(), { maximumSignificantDigits: Math.max(3, Math.ceil(Math.log10(number + 1))) });
const hours = number => number.toFixed(number < 10 ? 2 : 0);
let trial = null, asking = false;

const bodyOf = () => {
  const body = { watch: byId('past-watch').value, last: byId('past-last').value }, lines = byId('past-contrast').value.split('\n').map(line => line.trim()).filter(Boolean);
  if (byId('past-camera').value) body.cameras = [byId('past-camera').value];
  if (byId('past-query').value.trim()) body.query = byId('past-query').value.trim();
  if (lines.length) body.contrast = lines;
  if (byId('past-budget').value) body.false_alarms_per_day = +byId('past-budget').value;
  return body;
};

async function askPast(request) {
  if (asking) return;
  asking = true;
  try {
    const reply = await fetch('api/backtest', request), told = await reply.json();
    if (reply.ok) { trial = told; drawPast(); } else note('past-note', told.error, true);
  } catch { note('past-note', say('no_answer'), true); }
  asking = false;
}

// While one runs it is asked for each second; when none does, once as the tab opens.
const followPast = opened => { if (opened || trial?.state === 'running') askPast(); };

function verdict(watch) {
  if (!watch.hours_covered) return say('no_past');
  if (watch.per_day == null) return say('unlearnt');
  const count = watch.occurrences.length;
  if (!count) return say('silent');
  const times = `${say('raises')} ${count === 1 ? say('once') : `${count} ${say('times')}`}, `;
  if (watch.budget == null) return times + say('state_raises');
  if (watch.per_day <= watch.budget) return times + say('within');
  return times + (watch.holding_budget == null ? say('no_hold') : say('hold_at') + rate(watch.holding_budget));
}

function tableOf(answer) {
  const asked = (new Date(answer.to) - new Date(answer.from)) / 36e5, table = make('table'), head = make('tr');
  head.append(...['watch', 'camera', 'covered', 'calibrated', 'raises', 'a_day', 'budget', 'holds'].map(key => make('th', '', say(key))));
  table.append(head, ...answer.watches.map(watch => {
    const row = make('tr');
    row.append(...[watch.watch, watch.camera, `${hours(watch.hours_covered)} ${say('of')} ${hours(asked)}`, watch.seconds_to_calibrate == null ? say('never') : `${watch.seconds_to_calibrate.toFixed(0)} s`,
      watch.occurrences.length, watch.per_day == null ? '–' : `${rate(watch.per_day)} (${rate(watch.per_day_low)} – ${rate(watch.per_day_high)})`, rate(watch.budget), rate(watch.holding_budget)]
      .map(cell => make('td', '', cell)));
    return row;
  }));
  return table;
}

function raiseTile(watch, one) {
  const card = make('figure'), text = make('figcaption'), top = make('div', 'top'), frame = /frames\/([^/]+\/\d+)\//.exec(one.picture ?? '')?.[1];
  const picture = pictureOf(one.picture, one.where);
  top.append(make('b', '', watch.camera), make('span', '', one.peak.toFixed(2)));
  text.append(top, make('div', 'why', `${day(one.raised)} ${clock(one.raised)} · ${one.to ? Math.round((new Date(one.to) - new Date(one.from)) / 1000) + ' s' : say('still')}`));
  if (one.best_contrast) text.append(make('div', 'why', `${say('closest')}: ${one.best_contrast}`));
  if (frame) {
    const button = make('button', '', say('more')); button.type = 'button';
    button.onclick = () => likeFrame({ id: frame, camera: watch.camera, time: one.peak_at }, picture.firstChild);
    text.append(button);
  }
  card.append(picture, text);
  return card;
}

function drawPast() {
  const running = trial?.state === 'running', answer = trial?.answer;
  byId('past-running').hidden = !running; byId('past-try').disabled = running;
  byId('past-share').style.width = 100 * (trial?.progress ?? 0) + '%';
  byId('past-what').textContent = running ? `${say('trying')} ${trial.watch} · ${Math.round(100 * trial.progress)} %` : '';
  if (running || !trial || trial.state === 'none') note('past-note', say('past_hint'));
  else if (trial.state === 'cancelled') note('past-note', say('cancelled'));
  else if (trial.state === 'failed') note('past-note', trial.fault, true);
  else note('past-note', [`${trial.watch}${trial.query ? ` (${trial.query})` : ''} · ${answer.frames.toLocaleString(locale())} ${say('tried_frames')}, ${answer.seconds.toFixed(1)} s`, ...answer.remarks].join('\n'));
  const answered = answer && trial.state === 'done';
  for (const id of ['past-table', 'past-plot']) byId(id).hidden = !answered;
  put('past-said', ...(answered ? answer.watches.map(watch => { const line = make('p'); line.append(make('b', '', `${watch.watch} · ${watch.camera}: `), verdict(watch)); return line; }) : []));
  const raises = answered ? answer.watches.flatMap(watch => watch.occurrences.map(one => [watch, one])).sort((a, b) => a[1].raised < b[1].raised ? 1 : -1) : [];
  put('past-raises', ...raises.slice(0, mostShown).map(([watch, one]) => raiseTile(watch, one)), ...(raises.length > mostShown ? [make('p', 'note', say('only_newest'))] : []));
  if (!answered) return;
  put('past-table', tableOf(answer));
  const plot = byId('past-plot').firstElementChild, at = `api/backtest/plot.svg?of=${encodeURIComponent(trial.started_at)}`;
  if (plot.getAttribute('src') !== at) plot.src = at;
}

byId('past-form').onsubmit = event => {
  event.preventDefault();
  askPast({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(bodyOf()) });
};
byId('past-cancel').onclick = () => askPast({ method: 'DELETE' });
