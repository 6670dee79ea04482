namespace HydroEdge.Config;

/// <summary>Finds the word that was probably meant (optimal string alignment distance: Damerau 1964, Levenshtein 1966).</summary>
internal static class Similar
{
    /// <summary>The nearest of the words, if it is near enough to be a slip: one edit in three letters, three at most.</summary>
    public static string? To(string word, IEnumerable<string> words)
    {
        var most = Math.Clamp(word.Length / 3, 1, 3);
        return word.Length > 60
            ? null
            : words.Select(candidate => (candidate, Edits: Edits(word.ToLowerInvariant(), candidate)))
                .Where(pair => pair.Edits <= most)
                .OrderBy(pair => pair.Edits)
                .Select(pair => pair.candidate)
                .FirstOrDefault();
    }

    /// <summary>Letters put in, left out, replaced, or swapped with their neighbour.</summary>
    public static int Edits(string from, string to)
    {
        var edits = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            edits[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            edits[0, j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = edits[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(replaced, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[from.Length, to.Length];
    }
}
