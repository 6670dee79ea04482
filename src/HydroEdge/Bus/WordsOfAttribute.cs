namespace HydroEdge.Bus;

/// <summary>The value of this property is a member of an enum, written by <see cref="Words.Of"/>; its schema names them all.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WordsOfAttribute(Type words) : Attribute
{
    public IEnumerable<string> Words => Enum.GetValues(words).Cast<Enum>().Select(Bus.Words.Of);
}
