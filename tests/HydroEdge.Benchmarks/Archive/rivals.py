"""FAISS and sqlite-vec over the same vectors, a round of all queries at a time whenever a line comes in; a line of JSON for each.

FAISS: python3-faiss of Debian. sqlite-vec: vec0.so of the npm package sqlite-vec-linux-x64, if its path is given.
"""
import json
import os
import sqlite3
import sys
import time

import faiss
import numpy

FOUND = 10


def main(folder, extension):
    faiss.omp_set_num_threads(2)
    shape = json.load(open(os.path.join(folder, "shape.json")))
    vectors = numpy.fromfile(os.path.join(folder, "vectors.f32"), numpy.float32).reshape(shape["frames"], shape["dimension"])
    queries = numpy.fromfile(os.path.join(folder, "queries.f32"), numpy.float32).reshape(-1, shape["dimension"])
    exact = numpy.argsort(-(queries @ vectors.T), axis=1)[:, :FOUND]
    rivals = faiss_rivals(vectors, queries, exact) | (vec_rivals(folder, extension, vectors, queries) if extension else {})
    versions = {"faiss": faiss.__version__, "numpy": numpy.__version__}
    if extension:
        versions["sqlite-vec"] = rivals.pop("version")
    print(json.dumps(versions), flush=True)
    for _ in sys.stdin:
        print(json.dumps({name: measured(find, queries, exact) for name, find in rivals.items()}), flush=True)


def measured(find, queries, exact):
    times, kept = [], 0
    for query, best in zip(queries, exact):
        started = time.perf_counter()
        found = find(query)
        times.append(1000 * (time.perf_counter() - started))
        kept += len(set(found) & set(best))
    return {"ms": sorted(times)[len(times) // 2], "recall": kept / exact.size}


def faiss_rivals(vectors, queries, exact):
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)
    middle, asked = vectors.mean(0), queries.mean(0)
    binary = faiss.IndexBinaryFlat(vectors.shape[1])
    binary.add(numpy.packbits(vectors > middle, axis=1))

    def recalled(query, most):
        ids = binary.search(numpy.packbits(query - asked > 0)[None], most)[1][0]
        ids = ids[ids >= 0]
        return ids[numpy.argsort(-(vectors[ids] @ query))[:FOUND]]

    for most in (1000, 10_000, 50_000, 100_000, 200_000):
        if measured(lambda query: recalled(query, most), queries, exact)["recall"] >= 0.97:
            break
    return {
        "FAISS IndexFlatIP": lambda query: flat.search(query[None], FOUND)[1][0],
        f"FAISS IndexBinaryFlat, {most} compared again": lambda query: recalled(query, most),
    }


def vec_rivals(folder, extension, vectors, queries):
    database = sqlite3.connect(os.path.join(folder, "vec.db"))
    database.enable_load_extension(True)
    database.load_extension(extension)
    width = vectors.shape[1]
    database.execute(f"create virtual table exact using vec0(v float[{width}])")
    database.executemany("insert into exact(rowid, v) values (?, ?)", ((i, v.tobytes()) for i, v in enumerate(vectors)))
    database.commit()

    def find(query):
        return [row[0] for row in database.execute("select rowid from exact where v match ? and k = ? order by distance", (query.tobytes(), FOUND))]

    return {"sqlite-vec float": find, "version": database.execute("select vec_version()").fetchone()[0]}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
