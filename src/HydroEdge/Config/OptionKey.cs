using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace HydroEdge.Config;

/// <summary>One key a file may hold, taken from the property of the same name.</summary>
/// <param name="Name">As it is written, in snake_case.</param>
/// <param name="Type">The type of its value, never a <see cref="Nullable{T}"/>.</param>
internal sealed record OptionKey(string Name, PropertyInfo Property, Type Type, bool Required, IReadOnlyList<ValidationAttribute> Limits)
{
    /// <summary>The element type of a list; null for anything else.</summary>
    public Type? ListOf => Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? Type.GetGenericArguments()[0] : null;

    /// <summary>True for a block of free keys with texts, such as the languages of a query.</summary>
    public bool IsTexts => Type == typeof(IReadOnlyDictionary<string, string>);

    /// <summary>The shape of its block, or of each block in its list; null for plain values.</summary>
    public OptionShape? Shape => OptionShape.IsRecord(ListOf ?? Type) ? OptionShape.Of(ListOf ?? Type) : null;

    public T? Limit<T>()
        where T : ValidationAttribute => Limits.OfType<T>().FirstOrDefault();
}
