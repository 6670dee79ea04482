using System.Collections;

namespace HydroEdge.Config;

/// <summary>
/// Fills an options record from a block of a file. Every fault is noted and the reading goes on: a value that is refused leaves the
/// record's default, and the record is only used when nothing was refused.
/// </summary>
internal sealed class RecordBinder(Findings findings, Origins origins)
{
    public T Bind<T>(ConfigNode node)
        where T : notnull => (T)Bind(node, OptionShape.Of(typeof(T)));

    private object Bind(ConfigNode node, OptionShape shape)
    {
        var record = Activator.CreateInstance(shape.Type)!;
        origins.Remember(record, node);
        foreach (var entry in node.Entries)
        {
            if (shape.Find(entry.Key) is not { } key)
                findings.Fault(entry.Place, KeyAdvice.For(entry.Key, shape));
            else if (Value(entry, key) is { } value)
                key.Property.SetValue(record, value);
        }

        foreach (var missing in shape.Keys.Where(key => key.Required && node.Find(key.Name) is null))
            findings.Fault(node.Place, $"'{missing.Name}' is missing; add '{missing.Name}: {Sample(missing)}'");
        return record;
    }

    private object? Value(ConfigEntry entry, OptionKey key)
    {
        if (entry.Value.IsNothing && !(key.Shape is not null && key.ListOf is null))
        {
            findings.Fault(entry.Place, $"'{key.Name}' has no value; write one, or remove the line");
            return null;
        }

        var value = key switch
        {
            { IsTexts: true } => Texts(entry.Value, key.Name),
            { ListOf: { } itemType } => List(entry.Value, key, itemType),
            { Shape: { } shape } => Block(entry.Value, key.Name, shape),
            _ => Scalar(entry.Value, key.Type, key.Name),
        };
        if (value is not null && ValueLimits.Fault(key, value) is { } fault)
        {
            findings.Fault(entry.Value.Place, fault);
            return value is string or IList ? value : null;
        }

        return value;
    }

    private object? Scalar(ConfigNode node, Type type, string name)
    {
        if (!Is(node, NodeKind.Scalar, name, "a single value"))
            return null;
        if (ScalarValue.TryRead(node, type, name, out var value, out var fault))
            return value;
        findings.Fault(node.Place, fault);
        return null;
    }

    private IList? List(ConfigNode node, OptionKey key, Type itemType)
    {
        if (!Is(node, NodeKind.List, key.Name, "a list: '[one, two]', or a line '- one' each"))
            return null;

        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType))!;
        foreach (var item in node.Items)
        {
            var value = key.Shape is { } shape ? Block(item, key.Name, shape) : Scalar(item, itemType, key.Name);
            if (value is not null)
                items.Add(value);
        }

        return items;
    }

    private object? Block(ConfigNode node, string name, OptionShape shape)
    {
        // 'bus:' with every line under it commented out is an empty block, not a slip.
        if (node.IsNothing)
            return Bind(ConfigNode.Block(node.Place, []), shape);
        return Is(node, NodeKind.Block, name, "a block of 'key: value' lines") ? Bind(node, shape) : null;
    }

    private Dictionary<string, string>? Texts(ConfigNode node, string name)
    {
        if (!Is(node, NodeKind.Block, name, "a block of 'language: text' lines"))
            return null;
        var texts = new Dictionary<string, string>();
        foreach (var entry in node.Entries)
        {
            if (Is(entry.Value, NodeKind.Scalar, name, "a text for each language"))
                texts[entry.Key] = entry.Value.Text;
        }

        return texts;
    }

    private bool Is(ConfigNode node, NodeKind kind, string name, string wanted)
    {
        if (node.Kind == kind)
            return true;

        // The text itself is not shown: half a line of a malformed file may be half a password.
        findings.Fault(node.Place, $"'{name}' must be {wanted}");
        return false;
    }

    private static string Sample(OptionKey key) => key switch
    {
        { ListOf: not null } => "[...]",
        { Type.IsEnum: true } => string.Join(" | ", ScalarValue.Words(key.Type)),
        _ when key.Type == typeof(TimeSpan) => "10m",
        _ when key.Type == typeof(double) => "0.5",
        _ => "...",
    };
}
