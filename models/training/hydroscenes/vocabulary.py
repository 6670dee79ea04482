"""The tokenizer: WordPiece over small letters, one token a CJK character, [CLS] in front and [SEP] behind.

python3 -m hydroscenes.vocabulary FOLDER  writes tokenizer.json and tokenizer_config.json in the Hugging Face layout.
"""
import argparse
import collections
import functools
import json
import pathlib
import re
import string

from .atoms import ATOMS
from .captions import ENDINGS, JOINTS, LANGUAGES, OPENINGS, phrases

SPECIAL = ("[PAD]", "[CLS]", "[SEP]", "[UNK]", "[MASK]")
SIZE = 3600
LENGTH = 48
PATTERN = r"[a-z0-9]+|[㐀-鿿]|[^\sa-z0-9㐀-鿿]"
_WORD = re.compile(PATTERN)
_LEXICON = pathlib.Path(__file__).with_name("lexicon.txt")
_LONGEST_PIECE = 7
# A longer word is no word; the same limit stands in tokenizer.json.
_LONGEST_WORD = 100


def words(text):
    return _WORD.findall(text.lower())


@functools.lru_cache(maxsize=None)
def build(size=SIZE):
    """The entries in the order of their ids: special tokens, single characters, whole words, then the commonest pieces."""
    counts = _counted()
    letters = string.ascii_lowercase + string.digits
    entries = list(SPECIAL) + list(letters) + ["##" + letter for letter in letters]
    entries += sorted(word for word in counts if not word.isascii() or len(word) > 1 or word not in letters)
    entries = list(dict.fromkeys(entries))
    known = set(entries)
    pieces = (piece for piece, _ in sorted(_pieces(counts).items(), key=lambda item: (-item[1], item[0])) if piece not in known)
    return tuple(entries + [piece for piece, _ in zip(pieces, range(size - len(entries)))])


def _counted():
    """Every word of the grammar's trained wordings, its joints and openings, and of the lexicon."""
    counts = collections.Counter()
    for language in LANGUAGES:
        for atom in ATOMS:
            for said in phrases(atom, language):
                counts.update(words(said))
        for said in (*OPENINGS[language], *JOINTS[language], *ENDINGS[language]):
            counts.update(words(said))
    for line in _LEXICON.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            counts.update(words(line))
    counts.update(string.punctuation)
    return counts


def _pieces(counts):
    """Parts of English words by how many words have them: what unknown words are put together from."""
    found = collections.Counter()
    for word in counts:
        if word.isascii() and word.isalpha() and len(word) > 2:
            for start in range(len(word)):
                for end in range(start + 2, min(len(word), start + _LONGEST_PIECE) + 1):
                    found[("##" if start else "") + word[start:end]] += 1
    return found


class Tokenizer:
    """Text to ids, as the daemon does it with the same file."""

    def __init__(self, entries):
        self.ids = {entry: at for at, entry in enumerate(entries)}
        self._words = {}

    def encode(self, text, length=LENGTH):
        """Ids of exactly `length`: [CLS], the words, [SEP], then [PAD]; a text too long keeps its [SEP]."""
        ids = [self.ids["[CLS]"]]
        for word in words(text):
            ids += self.word(word)
        ids = ids[:length - 1] + [self.ids["[SEP]"]]
        return ids + [self.ids["[PAD]"]] * (length - len(ids))

    def word(self, word):
        """Greedily the longest pieces; [UNK] for a word that cannot be put together."""
        if word not in self._words:
            self._words[word] = self._split(word)
        return self._words[word]

    def _split(self, word):
        if len(word) > _LONGEST_WORD:
            return [self.ids["[UNK]"]]
        ids, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            end = next((end for end in range(len(word), start, -1) if prefix + word[start:end] in self.ids), None)
            if end is None:
                return [self.ids["[UNK]"]]
            ids.append(self.ids[prefix + word[start:end]])
            start = end
        return ids


def tokenizer_json(entries):
    """tokenizer.json as the `tokenizers` library reads it."""
    ids = {entry: at for at, entry in enumerate(entries)}
    frame = [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}]
    return {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [{"id": ids[token], "content": token, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for token in SPECIAL],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Split", "pattern": {"Regex": PATTERN}, "behavior": "Removed", "invert": True},
        "post_processor": {"type": "TemplateProcessing", "single": frame, "pair": frame + [{"Sequence": {"id": "B", "type_id": 1}}, {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
                           "special_tokens": {token: {"id": token, "ids": [ids[token]], "tokens": [token]} for token in ("[CLS]", "[SEP]")}},
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": _LONGEST_WORD, "vocab": ids},
    }


def write(folder):
    """Both files of a tokenizer; gives the number of entries."""
    entries = build()
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": LENGTH, "do_lower_case": True, "pad_token": "[PAD]", "cls_token": "[CLS]",
              "sep_token": "[SEP]", "unk_token": "[UNK]", "mask_token": "[MASK]"}
    for name, content in (("tokenizer.json", tokenizer_json(entries)), ("tokenizer_config.json", config)):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=0 if name == "tokenizer.json" else 2) + "\n", encoding="utf-8")
    return len(entries)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    print(f"{write(parser.parse_args().folder)} entries")


if __name__ == "__main__":
    main()
