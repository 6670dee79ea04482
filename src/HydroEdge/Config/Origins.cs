namespace HydroEdge.Config;

/// <summary>Remembers which block of which file each record was read from, so that a rule about two values can name a place.</summary>
internal sealed class Origins
{
    private readonly Dictionary<object, ConfigNode> _nodes = new(ReferenceEqualityComparer.Instance);

    public void Remember(object record, ConfigNode node) => _nodes[record] = node;

    public ConfigNode Of(object record) => _nodes[record];

    /// <summary>Where a key of the record is written; its block where it is not.</summary>
    public Place PlaceOf(object record, string key) => _nodes[record].PlaceOf(key);

    public Place PlaceOfItem(object record, string key, int index) =>
        _nodes[record].Find(key)?.Value.Items.ElementAtOrDefault(index)?.Place ?? PlaceOf(record, key);
}
