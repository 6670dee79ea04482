using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace HydroEdge.Config;

/// <summary>The keys of a block, read off an options record: the loader, the schema and the documentation's test all go by it.</summary>
internal sealed class OptionShape
{
    private static readonly ConcurrentDictionary<Type, OptionShape> Known = new();

    private OptionShape(Type type)
    {
        Type = type;
        Keys = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsKey).Select(KeyOf)];
    }

    public Type Type { get; }

    public IReadOnlyList<OptionKey> Keys { get; }

    public static OptionShape Of(Type type) => Known.GetOrAdd(type, static type => new OptionShape(type));

    public static bool IsRecord(Type type) => type.Namespace?.StartsWith(nameof(HydroEdge), StringComparison.Ordinal) is true && !type.IsEnum;

    public OptionKey? Find(string name) => Keys.FirstOrDefault(key => key.Name == name);

    /// <summary>How an enum's member is written.</summary>
    public static string Word(object member) => member.ToString()!.ToLowerInvariant();

    private static bool IsKey(PropertyInfo property) => property.CanWrite && property.GetCustomAttribute<NotAKeyAttribute>() is null;

    private static OptionKey KeyOf(PropertyInfo property)
    {
        var limits = property.GetCustomAttributes<ValidationAttribute>().ToList();

        // A struct's members (a region's four numbers) have no default that means anything.
        var required = property.DeclaringType!.IsValueType || limits.OfType<RequiredAttribute>().Any();
        return new OptionKey(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
            property,
            Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
            required,
            [.. limits.Where(limit => limit is not RequiredAttribute)]);
    }
}
