namespace HydroEdge.Watches;

/// <summary>Which part of a query a phrase is (the levels below the sentence in MCSAN).</summary>
internal enum PhraseKind
{
    /// <summary>A thing or person, e.g. <c>gauge needle</c>.</summary>
    Entity,

    /// <summary>What it does, e.g. <c>person lying</c>.</summary>
    Action,

    /// <summary>Where it is, e.g. <c>beyond the railing</c>.</summary>
    Relation,
}
