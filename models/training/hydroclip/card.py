"""The tables of a model card, written between two marks of its README."""
import pathlib

from .shipped import SHIPPED

BEGIN, END = "<!-- measured: written by hydroclip.evaluate -->", "<!-- end of what is measured -->"
# Below this a shipped query is called experimental.
EXPERIMENTAL = 0.85


def write(file, report):
    """Puts the tables in place of what stands between the marks; gives them."""
    file, tables = pathlib.Path(file), "\n\n".join(_tables(report))
    text = file.read_text(encoding="utf-8") if file.exists() else f"{BEGIN}\n{END}\n"
    if BEGIN not in text or END not in text:
        raise SystemExit(f"{file}: nowhere to write the tables to; put the lines {BEGIN!r} and {END!r} where they belong.")
    file.write_text(text[:text.index(BEGIN)] + f"{BEGIN}\n{tables}\n" + text[text.index(END):], encoding="utf-8")
    return tables


def _tables(report):
    yield _aims(report)
    yield _wordings(report)
    yield _by_query(report)
    yield _slots(report)
    yield _others(report)
    if "video" in report:
        yield _clips(report["video"])


def experimental(report):
    """Shipped queries whose hard AUROC is below the bar in one of the languages."""
    judged = [report["queries"][f"{language} trained"] for language in ("en", "zh")]
    return [atom for atom in SHIPPED if any((found.get(atom, {}).get("hard") or 1) < EXPERIMENTAL for found in judged)]


def _table(head, rows):
    rows = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def _three(value):
    return "-" if value is None else f"{value:.3f}"


def _percent(value):
    return f"{100 * value:.0f} %"


def _aims(report):
    """Aimed at and reached, side by side."""
    en, zh, held = (report["summary"][name] for name in ("en trained", "zh trained", "en held-out"))
    zh_held, hard = report["summary"]["zh held-out"], report["queries"]["en trained"]
    zones = [hard[f"needle_{zone}"]["auroc"] for zone in ("green", "yellow", "red")]
    pairs, pointing = report["pairs"], report["pointing"]
    rows = [
        ("AUROC, mean over shipped queries (en / zh)", ".985", f"{_three(en['auroc'])} / {_three(zh['auroc'])}"),
        ("the same against hard negatives", ".94", f"{_three(en['hard'])} / {_three(zh['hard'])}"),
        ("worst shipped query, hard negatives", ".85", f"{_three(en['worst_hard'])} ({en['worst']}) / {_three(zh['worst_hard'])} ({zh['worst']})"),
        ("recall at 1 % false positives", ".80", f"{_three(en['recall'])} / {_three(zh['recall'])}"),
        ("average precision", ".85", f"{_three(en['ap'])} / {_three(zh['ap'])}"),
        ("AUROC lost on held-out wordings", "<= .015", f"{_three(en['auroc'] - held['auroc'])} / {_three(zh['auroc'] - zh_held['auroc'])}"),
        ("needle zone, all dial colours", ".95", " / ".join(map(_three, zones)) + " (green, yellow, red)"),
        ("text to picture R@1, two-atom captions, 500 scenes", ".85", _three(report["retrieval"]["2"]["en trained"]["t2i_1"]) + " / " + _three(report["retrieval"]["2"]["zh trained"]["t2i_1"])),
        ("minimal pairs", "85 %", " / ".join(_percent(sum(pairs[language].values()) / len(pairs[language])) for language in ("en", "zh"))),
        ("best patch on the object", "70 %", _percent(sum(pointing.values()) / len(pointing))),
    ]
    rows.append(("needle sweep: crosses within a tenth of the scale / false before", "85 % / 4 %", f"{_percent(report['sweep']['within'])} / {_percent(report['sweep']['early'])}"))
    if "head" in report["hash"]:
        rows.append((f"first ten kept by {report['hash']['bits']} bits, {report['hash']['recalled']} recalled (head / plain signs)", ".97", f"{_three(report['hash']['head'])} / {_three(report['hash']['signs'])}"))
    if "cost" in report:
        rows += [("pictures a second on one thread", ">= 100", report["cost"]["images_per_second"]), ("both encoders on disk", "<= 16 MB", f"{report['cost']['megabytes']} MB")]
    return _table(("measure", "aim", "reached"), rows)


def _wordings(report):
    rows = [(name, *(_three(found[key]) for key in ("auroc", "hard", "ap", "recall")), f"{found['worst']} {_three(found['worst_hard'])}") for name, found in report["summary"].items()]
    rows += [(f"{name}, held-out style", *(_three(found[key]) for key in ("auroc", "hard", "ap", "recall")), f"{found['worst']} {_three(found['worst_hard'])}") for name, found in report["restyled"].items()]
    return _table(("wording", "AUROC", "hard", "AP", "recall at 1 %", "worst, hard"), rows)


def _by_query(report):
    marked, judged = experimental(report), report["queries"]
    rows = []
    for atom in SHIPPED:
        en, zh, held = (judged[name].get(atom) for name in ("en trained", "zh trained", "en held-out"))
        if en:
            rows.append((atom + (" (experimental)" if atom in marked else ""), _three(en["auroc"]), _three(en["hard"]), _three(zh["hard"]), _three(en["ap"]), _three(en["recall"]), _three(held["auroc"]),
                         _percent(report["pointing"][atom]) if atom in report["pointing"] else "-"))
    return _table(("shipped query", "AUROC", "hard", "hard zh", "AP", "recall at 1 %", "AUROC, held-out wording", "pointing"), rows)


def _slots(report):
    return _table(("minimal pairs that differ in", "en", "zh"), [(slot, _percent(value), _percent(report["pairs"]["zh"][slot])) for slot, value in report["pairs"]["en"].items()])


def _others(report):
    rows = [(f"{atoms} atoms, {name}", *(_three(found[key]) for key in ("t2i_1", "t2i_5", "i2t_1", "i2t_5", "chance"))) for atoms, by in report["retrieval"].items() for name, found in by.items()]
    found = [_table(("retrieval among 500 scenes", "T2I R@1", "R@5", "I2T R@1", "R@5", "chance"), rows)]
    found.append(_table(("combination never seen", "AUROC", "against other vehicles", "colour among its kind"),
                        [(name.replace("_", " "), *(_three(areas[key]) for key in ("all", "hard", "colour"))) for name, areas in report["composition"].items()]))
    found.append(_table(("corruption", "hard AUROC lost"), [(name, _three(lost)) for name, lost in report["corruption"].items()]))
    return "\n\n".join(found)


def _clips(found):
    """Text to clip, stage by stage, and what a query costs."""
    kinds = [kind for kind in found if kind not in ("clips", "cost")]
    rows = [(stage, *(" / ".join(map(_three, found[kind][stage]["all"])) for kind in kinds), f"{macs:,}", f"{100 * part:.1f} %") for stage, (macs, part) in found["cost"].items()]
    rows.append(("chance", *(_three(found[kind]["chance"]) for kind in kinds), "-", "-"))
    return _table((f"text to clip among {found['clips']}, R@1 / R@5", *kinds, "multiply-adds a query", "of looking at all"), rows)
