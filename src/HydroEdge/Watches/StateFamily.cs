using System.Text.RegularExpressions;

namespace HydroEdge.Watches;

/// <summary>
/// Words of which exactly one holds of a thing at a time, such as open and closed. Where the thing is only where something else is ("person
/// near the open door"), its other state is no contrast.
/// </summary>
/// <param name="Of">What a text has to speak of for the words to mean that; null for anything.</param>
/// <param name="Words">Finds such a word: the group <c>s0</c> matches the first of <paramref name="States"/>, and so on.</param>
/// <param name="States">One word for each state.</param>
internal sealed partial record StateFamily(Regex? Of, Regex Words, params IReadOnlyList<string> States)
{
    /// <summary>The same text with each of the other words in place of the one it has; empty when it has none.</summary>
    public IReadOnlyList<string> Others(string text)
    {
        if (Of?.IsMatch(text) == false || Words.Match(text) is not { Success: true } found)
            return [];
        if (Of is not null && OfAPlace().IsMatch(text[..found.Index]))
            return [];
        var held = States.Index().First(state => found.Groups[$"s{state.Index}"].Success).Index;
        var word = found.Groups[$"s{held}"];
        return
        [
            .. from state in States.Index()
               where state.Index != held
               select string.Concat(text.AsSpan(0, word.Index), state.Item, text.AsSpan(word.Index + word.Length)),
        ];
    }

    [GeneratedRegex(@"\b(?:near|beside|behind|at|next to|by|under|through|from|on|in|inside|beyond|of|with|across|over)(?: the| an?)? $|(?:在|靠近|从|经过|穿过)$", RegexOptions.IgnoreCase)]
    private static partial Regex OfAPlace();
}
