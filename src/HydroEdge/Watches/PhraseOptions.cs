using System.ComponentModel.DataAnnotations;

namespace HydroEdge.Watches;

/// <summary>The parts of a query, where the technician names them rather than leave it to the word lists.</summary>
internal sealed record PhraseOptions
{
    /// <summary>The things in it, e.g. <c>[person, railing]</c>.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>What happens, e.g. <c>climbing over</c>.</summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Action { get; init; }

    /// <summary>Where, e.g. <c>beyond the railing</c>.</summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Relation { get; init; }

    public IEnumerable<PhraseText> All() =>
    [
        .. from entity in Entities select new PhraseText(PhraseKind.Entity, entity),
        .. Action is null ? [] : (PhraseText[])[new(PhraseKind.Action, Action)],
        .. Relation is null ? [] : (PhraseText[])[new(PhraseKind.Relation, Relation)],
    ];
}
