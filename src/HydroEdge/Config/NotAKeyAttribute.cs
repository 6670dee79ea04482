namespace HydroEdge.Config;

/// <summary>Marks what a record holds besides what is written in its file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotAKeyAttribute : Attribute;
