namespace HydroEdge.Config;

/// <summary>A piece of a YAML file with its place; nothing but text, lists and blocks, so that reading one can create nothing else.</summary>
/// <param name="Text">The text of a scalar, empty otherwise.</param>
/// <param name="Plain">True for a scalar written without quotes.</param>
internal sealed record ConfigNode(
    Place Place, NodeKind Kind, string Text, bool Plain, IReadOnlyList<ConfigNode> Items, IReadOnlyList<ConfigEntry> Entries)
{
    /// <summary>True where nothing, <c>~</c> or <c>null</c> is written.</summary>
    public bool IsNothing => Kind == NodeKind.Scalar && Plain && Text is ("" or "~" or "null" or "Null" or "NULL");

    public static ConfigNode Scalar(Place place, string text, bool plain) => new(place, NodeKind.Scalar, text, plain, [], []);

    public static ConfigNode List(Place place, IReadOnlyList<ConfigNode> items) => new(place, NodeKind.List, "", false, items, []);

    public static ConfigNode Block(Place place, IReadOnlyList<ConfigEntry> entries) => new(place, NodeKind.Block, "", false, [], entries);

    public ConfigEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>Where the value of a key stands; the block itself where the key is not written.</summary>
    public Place PlaceOf(string key) => Find(key)?.Value.Place ?? Place;
}
