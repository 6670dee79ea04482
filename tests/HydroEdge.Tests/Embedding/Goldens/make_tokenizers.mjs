// Writes tiny tokenizers of the three kinds and the ids that Hugging Face's own code gives: bpe.json, unigram.json, wordpiece.json.
// Needs `npm install @huggingface/tokenizers` somewhere; run as: node make_tokenizers.mjs <folder of that node_modules>
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.argv[2]}/`);
const { Tokenizer } = require('@huggingface/tokenizers');

const special = (id, content, normalized = false) => ({ id, content, normalized, special: true, single_word: false, lstrip: false, rstrip: false });
const texts = ['', 'gate', 'Gate open', 'the gates are open!', '闸门 open', 'low water, high water', 'openly  regated', '水位高', "it's a gate", 'x'];

function bytes() {
  const printable = [...Array(256).keys()].filter(b => (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174);
  let next = 256;
  return [...Array(256).keys()].map(b => String.fromCodePoint(printable.includes(b) ? b : next++));
}

function bpe() {
  const letters = bytes();
  const merges = ['g a', 't e</w>', 'ga te</w>', 'o p', 'e n</w>', 'op en</w>', 't h', 'th e</w>', 'w a', 't e', 'te r</w>', 'wa ter</w>', 'l o', 'lo w</w>'];
  const words = [...letters, ...letters.map(x => x + '</w>'), ...merges.map(x => x.replace(' ', '')), '<|startoftext|>', '<|endoftext|>'];
  const vocab = Object.fromEntries(words.map((word, id) => [word, id]));
  const [start, end] = [vocab['<|startoftext|>'], vocab['<|endoftext|>']];
  return [{
    version: '1.0', truncation: null, padding: null,
    added_tokens: [special(start, '<|startoftext|>', true), special(end, '<|endoftext|>')],
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' }, { type: 'Lowercase' }] },
    pre_tokenizer: { type: 'Sequence', pretokenizers: [
      { type: 'Split', pattern: { Regex: "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+" }, behavior: 'Removed', invert: true },
      { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true }] },
    post_processor: { type: 'RobertaProcessing', sep: ['<|endoftext|>', end], cls: ['<|startoftext|>', start], trim_offsets: false, add_prefix_space: false },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
    model: { type: 'BPE', dropout: null, unk_token: '<|endoftext|>', continuing_subword_prefix: '', end_of_word_suffix: '</w>', fuse_unk: false, vocab, merges },
  }, { tokenizer_class: 'CLIPTokenizer', model_max_length: 77, bos_token: '<|startoftext|>', eos_token: '<|endoftext|>', unk_token: '<|endoftext|>', pad_token: '<|endoftext|>', do_lower_case: true }];
}

function unigram() {
  const pieces = ['▁', '▁gate', 's', '▁open', '▁the', '▁a', 're', '▁water', '▁low', '▁high', '闸门', '水位', '高', 'ly', '!', ',', ...'abcdefghilmnoprstuwx'];
  const vocab = [['<pad>', 0], ['</s>', 0], ['<unk>', 0], ...[...new Set(pieces)].map((piece, i) => [piece, piece.length > 1 ? -2 - i / 10 : -8 - i / 10])];
  return [{
    version: '1.0', truncation: null, padding: null,
    added_tokens: [special(0, '<pad>'), special(1, '</s>'), special(2, '<unk>')],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'WhitespaceSplit' }, { type: 'Metaspace', replacement: '▁', add_prefix_space: true }] },
    post_processor: { type: 'TemplateProcessing', single: [{ Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '</s>', type_id: 0 } }],
      pair: [], special_tokens: { '</s>': { id: '</s>', ids: [1], tokens: ['</s>'] } } },
    decoder: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    model: { type: 'Unigram', unk_id: 2, vocab },
  }, { tokenizer_class: 'T5Tokenizer', model_max_length: 64, eos_token: '</s>', unk_token: '<unk>', pad_token: '<pad>' }];
}

function wordpiece() {
  const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'gate', '##s', 'open', '##ly', 'the', 'are', 'low', 'high', 'water', ',', '!', "'", 'it', 's', 'a', 're', '##gate', '##d', '闸', '门', '水', '位', '高'];
  const vocab = Object.fromEntries(words.map((word, id) => [word, id]));
  return [{
    version: '1.0', truncation: null, padding: null, added_tokens: words.slice(0, 5).map((word, id) => special(id, word)),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'TemplateProcessing', single: [{ SpecialToken: { id: '[CLS]', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '[SEP]', type_id: 0 } }],
      pair: [], special_tokens: { '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] }, '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] } } },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab },
  }, { tokenizer_class: 'BertTokenizer', model_max_length: 52, do_lower_case: true, pad_token: '[PAD]', cls_token: '[CLS]', sep_token: '[SEP]', unk_token: '[UNK]' }];
}

for (const [name, [tokenizer, config]] of Object.entries({ bpe: bpe(), unigram: unigram(), wordpiece: wordpiece() })) {
  const oracle = new Tokenizer(tokenizer, config);
  const expected = texts.map(text => ({ text, ids: Array.from(oracle.encode(text).ids, Number) }));
  writeFileSync(`${name}.json`, JSON.stringify({ tokenizer, config, expected }) + '\n');
}

// The same for tokenizers too large to keep here, from a folder that has them: large.json holds only texts and ids.
if (process.argv[3]) {
  const { readFileSync } = await import('node:fs');
  const read = file => readFileSync(`${process.argv[3]}/${file}`, 'utf8');
  const hard = ['gauge needle in red zone', '压力表指针在红色区域', '😀 ﬁre it\'s  12.5°C!', 'naïve café — “quoted”', 'Wasser läuft über die Klappe', 'a' .repeat(40), '人员,在水边 near-water'];
  const [piece] = wordpiece();
  const lines = read('chinese_clip_vocab.txt').split('\n').filter(line => line);
  const chinese = { ...piece, added_tokens: [], model: { ...piece.model, vocab: Object.fromEntries(lines.map((word, id) => [word, id])) } };
  for (const token of ['[CLS]', '[SEP]'])
    chinese.post_processor.special_tokens[token].ids = [lines.indexOf(token)];
  const large = {
    clip: new Tokenizer(JSON.parse(read('clip_tokenizer.json')), JSON.parse(read('clip_tokenizer_config.json'))),
    t5: new Tokenizer(JSON.parse(read('t5_small_tokenizer.json')), { tokenizer_class: 'T5Tokenizer' }),
    chinese: new Tokenizer(chinese, { tokenizer_class: 'BertTokenizer', do_lower_case: true }),
  };
  const answers = Object.entries(large).map(([name, oracle]) => [name, hard.map(text => ({ text, ids: Array.from(oracle.encode(text).ids, Number) }))]);
  writeFileSync('large.json', JSON.stringify(Object.fromEntries(answers)) + '\n');
}
