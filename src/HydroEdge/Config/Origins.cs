namespace HydroEdge.Config;

/// <summary>Remembers which block of which file each record was read from, so that a rule about two values can name a place.</summary>
internal sealed class Origins(string mainFile)
{
    private readonly Dictionary<object, ConfigNode> _nodes = new(ReferenceEqualityComparer.Instance);

    public void Remember(object record, ConfigNode node) => _nodes[record] = node;

    /// <summary>The block of a record; an empty one at the top of the main file for a record that is all defaults.</summary>
    public ConfigNode Of(object record) => _nodes.GetValueOrDefault(record) ?? ConfigNode.Block(Place.StartOf(mainFile), []);

    /// <summary>Where the value of a key is written; its block where it is not.</summary>
    public Place PlaceOf(object record, string key) => Of(record).PlaceOf(key);

    public Place PlaceOfItem(object record, string key, int index) =>
        Of(record).Find(key)?.Value.Items.ElementAtOrDefault(index)?.Place ?? PlaceOf(record, key);
}
